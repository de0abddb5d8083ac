using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Umbraco.Management.Users;

/// <summary>Pictures of users: one's own, and for who manages users, others'.</summary>
internal static class UserAvatarEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var own = api.MapGroup("/user/current/avatar").RequireEditor();
        own.MapPost("", (CurrentEditor who, SetAvatarRequestModel body, EditorAvatars avatars, CancellationToken cancel) =>
            SetAsync(who, who.Editor.Key, body, avatars, cancel));
        own.MapDelete("", (CurrentEditor who, EditorAvatars avatars, CancellationToken cancel) =>
            RemoveAsync(who, who.Editor.Key, avatars, cancel));
        var users = api.MapGroup("/user/avatar/{id:guid}");
        users.MapPost("", (CurrentEditor who, Guid id, SetAvatarRequestModel body, EditorAvatars avatars, CancellationToken cancel) =>
            SetAsync(who, id, body, avatars, cancel)).RequireSection(SectionAliases.Users);
        // The profile removes one's own picture by this address too: Core tells whose it is.
        users.MapDelete("", (CurrentEditor who, Guid id, EditorAvatars avatars, CancellationToken cancel) =>
            RemoveAsync(who, id, avatars, cancel)).RequireEditor();
        users.MapGet("/image", ImageAsync).RequireEditor().WithMetadata(new ReadByCookie());
    }

    private static async Task<IResult> SetAsync(Editor who, Guid user, SetAvatarRequestModel body, EditorAvatars avatars,
        CancellationToken cancel)
    {
        await avatars.SetAsync(who, user, body.File.Id, cancel);
        return Answers.Ok();
    }

    private static async Task<IResult> RemoveAsync(Editor who, Guid user, EditorAvatars avatars, CancellationToken cancel)
    {
        await avatars.RemoveAsync(who, user, cancel);
        return Answers.Ok();
    }

    private static async Task<IResult> ImageAsync(HttpContext context, Guid id, EditorAvatars avatars, CancellationToken cancel)
    {
        if (await avatars.FileAsync(id, cancel) is not { } file)
        {
            return Problems.NotFound();
        }
        // Its address changes with the picture.
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.File(file, "image/webp");
    }
}

internal sealed record SetAvatarRequestModel(ReferenceByIdModel File);
