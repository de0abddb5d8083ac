namespace UsineCitoyenne.Umbraco.Management.Users;

internal static class UserAvatars
{
    /// <summary>Five sizes, as the client expects; none when there is no picture.</summary>
    public static IReadOnlyList<string> Urls(Guid user, string? avatar) => avatar is null
        ? []
        : [.. Enumerable.Repeat($"{ManagementApi.Root}/v1/user/avatar/{user}/image?v={Path.GetFileNameWithoutExtension(avatar)}", 5)];
}
