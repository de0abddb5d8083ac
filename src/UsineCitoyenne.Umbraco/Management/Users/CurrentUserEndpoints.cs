using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Umbraco.Management.Users;

/// <summary>The signed-in editor, as the client needs them to know what to show.</summary>
internal static class CurrentUserEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var current = api.MapGroup("/user/current").RequireEditor();
        current.MapGet("", async (CurrentEditor who, EditorProfiles profiles, CancellationToken cancel) =>
            ToModel(who, await profiles.OwnAsync(who, cancel)));
        current.MapGet(
            "/configuration", () => new CurrentUserConfigurationResponseModel(false, PasswordConfigurationResponseModel.Ours, true, true));
        current.MapGet("/login-providers", () => Array.Empty<object>());
        current.MapPost("/change-password", ChangePasswordAsync);
        current.MapGet("/permissions", (CurrentEditor who, Guid[] id, EditorProfiles profiles, CancellationToken cancel) =>
            DocumentsAsync(who, id, profiles, cancel));
        current.MapGet("/permissions/document", async (CurrentEditor who, Guid[] id, EditorProfiles profiles, CancellationToken cancel) =>
            new[] { await DocumentsAsync(who, id, profiles, cancel) });
        current.MapGet("/permissions/media", async (CurrentEditor who, Guid[] id, EditorProfiles profiles, CancellationToken cancel) =>
            new UserPermissionsResponseModel([.. (await profiles.ReachableMediaAsync(who, id, cancel)).Select(key =>
                new UserPermissionModel(key, who.Editor.FallbackVerbs))]));
    }

    private static async Task<UserPermissionsResponseModel> DocumentsAsync(
        CurrentEditor who, Guid[] id, EditorProfiles profiles, CancellationToken cancel) =>
        new([.. (await profiles.VerbsOnDocumentsAsync(who, id, cancel))
            .Select(pair => new UserPermissionModel(pair.Key, Offered(pair.Value)))]);

    // The client would offer to subscribe to the mails of a page, of which there are none here.
    private static IEnumerable<string> Offered(IEnumerable<string> verbs) => verbs.Where(verb => verb != DocumentVerbs.Notifications);

    private static async Task<IResult> ChangePasswordAsync(
        CurrentEditor who, ChangePasswordCurrentUserRequestModel body, EditorPasswords passwords, CancellationToken cancel) =>
        await passwords.ChangeAsync(who, who.Session, body.OldPassword ?? "", body.NewPassword, cancel) is { } refusal
            ? Problems.Of(StatusCodes.Status400BadRequest, refusal, "InvalidPassword")
            : Answers.Ok();

    private static CurrentUserResponseModel ToModel(Editor editor, EditorProfile profile) => new(
        profile.Email, profile.Email, profile.Name, [.. editor.Groups.Select(key => new ReferenceByIdModel(key))], editor.Key,
        profile.Language,
        [.. editor.Documents.StartNodes.Select(key => new ReferenceByIdModel(key))], editor.Documents.Root,
        [.. editor.Media.StartNodes.Select(key => new ReferenceByIdModel(key))], editor.Media.Root,
        UserAvatars.Urls(editor.Key, profile.Avatar), [], true, editor.SeesSensitiveData, Offered(editor.FallbackVerbs),
        [.. profile.Granular.Select(PermissionPresentation.Of)], editor.Sections, editor.IsAdministrator);
}

internal sealed record CurrentUserResponseModel(
    string Email, string UserName, string Name, IReadOnlyList<ReferenceByIdModel> UserGroupIds, Guid Id, string LanguageIsoCode,
    IReadOnlyList<ReferenceByIdModel> DocumentStartNodeIds, bool HasDocumentRootAccess,
    IReadOnlyList<ReferenceByIdModel> MediaStartNodeIds, bool HasMediaRootAccess,
    IReadOnlyList<string> AvatarUrls, IReadOnlyList<string> Languages, bool HasAccessToAllLanguages, bool HasAccessToSensitiveData,
    IEnumerable<string> FallbackPermissions, IReadOnlyList<PermissionPresentation> Permissions, IEnumerable<string> AllowedSections,
    bool IsAdmin);

internal sealed record CurrentUserConfigurationResponseModel(
    bool KeepUserLoggedIn, PasswordConfigurationResponseModel PasswordConfiguration, bool AllowChangePassword, bool AllowTwoFactor);

internal sealed record PasswordConfigurationResponseModel(
    int MinimumPasswordLength, bool RequireNonLetterOrDigit, bool RequireDigit, bool RequireLowercase, bool RequireUppercase)
{
    public static PasswordConfigurationResponseModel Ours { get; } = new(PasswordRules.MinLength, false, false, false, false);
}

internal sealed record ChangePasswordCurrentUserRequestModel(string NewPassword, string? OldPassword);

internal sealed record UserPermissionsResponseModel(IReadOnlyList<UserPermissionModel> Permissions);

internal sealed record UserPermissionModel(Guid NodeKey, IEnumerable<string> Permissions);
