using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Umbraco.Management.Users;

/// <summary>The users of the back office: list, one, save, delete.</summary>
internal static class UserEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/item/user", async (Guid[] id, UserAdministration users, CancellationToken cancel) =>
            (await users.NamesAsync(id, cancel))
                .Select(user => new UserItemResponseModel(user.Key, [], user.Name, UserAvatars.Urls(user.Key, user.Avatar), "Default")))
            .RequireEditor();
        api.MapGet("/filter/user", FilterAsync).RequireSection(SectionAliases.Users);
        var users = api.MapGroup("/user").RequireSection(SectionAliases.Users);
        users.MapGet("", (CurrentEditor who, UserAdministration users, CancellationToken cancel, int skip = 0, int take = 100) =>
            PageAsync(who, users, new UserQuery(Skip: skip, Take: take), cancel));
        users.MapGet(
            "/configuration", () => new UserConfigurationResponseModel(true, true, PasswordConfigurationResponseModel.Ours, false, true));
        users.MapGet("/{id:guid}", async (CurrentEditor who, Guid id, UserAdministration users, CancellationToken cancel) =>
            await users.FindAsync(who, id, cancel) is { } user ? Results.Json(UserResponseModel.Of(user)) : Problems.NotFound());
        users.MapGet("/{id:guid}/calculate-start-nodes", ReachAsync);
        // Users of the API alone have some: here nobody is one.
        users.MapGet(
            "/{id:guid}/client-credentials", async (CurrentEditor who, Guid id, UserAdministration users, CancellationToken cancel) =>
            await users.FindAsync(who, id, cancel) is not null ? Results.Json(Array.Empty<string>()) : Problems.NotFound());
        users.MapPut("/{id:guid}",
            async (CurrentEditor who, Guid id, UpdateUserRequestModel body, UserAdministration users, CancellationToken cancel) =>
            Answer(await users.SaveAsync(who, id, body.ToChanges(), cancel)));
        users.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, UserAdministration users, CancellationToken cancel) =>
            Answer(await users.DeleteAsync(who, id, cancel)));
        users.MapDelete("", (CurrentEditor who, [Microsoft.AspNetCore.Mvc.FromBody] UserIdsRequestModel body, UserAdministration users,
            CancellationToken cancel) =>
            EachAsync(body, id => users.DeleteAsync(who, id, cancel)));
        users.MapPost("/disable", (CurrentEditor who, UserIdsRequestModel body, UserAdministration users, CancellationToken cancel) =>
            EachAsync(body, id => users.DisableAsync(who, id, cancel)));
        users.MapPost("/enable", (CurrentEditor who, UserIdsRequestModel body, UserAdministration users, CancellationToken cancel) =>
            EachAsync(body, id => users.EnableAsync(who, id, cancel)));
        users.MapPost("/unlock", (CurrentEditor who, UserIdsRequestModel body, UserAdministration users, CancellationToken cancel) =>
            EachAsync(body, id => users.UnlockAsync(who, id, cancel)));
        users.MapPost("/set-user-groups",
            (CurrentEditor who, UpdateUserGroupsOnUserRequestModel body, UserAdministration users, CancellationToken cancel) =>
            EachAsync(new UserIdsRequestModel(body.UserIds),
                id => users.SetGroupsAsync(who, id, [.. body.UserGroupIds.Select(group => group.Id)], cancel)));
    }

    /// <summary>200 when nothing stands against it; otherwise what does.</summary>
    internal static IResult Answer(string? refusal) =>
        refusal is null ? Answers.Ok() : Problems.Of(StatusCodes.Status400BadRequest, refusal);

    private static async Task<IResult> EachAsync(UserIdsRequestModel body, Func<Guid, Task<string?>> act)
    {
        foreach (var user in body.UserIds)
        {
            if (await act(user.Id) is { } refusal)
            {
                return Answer(refusal);
            }
        }
        return Answers.Ok();
    }

    private static Task<PagedModel<UserResponseModel>> FilterAsync(
        CurrentEditor who, UserAdministration users, Guid[] userGroupIds, string[] userStates, CancellationToken cancel,
        string? filter = null, string? orderBy = null, string? orderDirection = null, int skip = 0, int take = 100) =>
        PageAsync(who, users, new UserQuery(
            filter, userGroupIds,
            [.. userStates.Select(state => Enum.TryParse<UserState>(state, out var known) ? known : (UserState?)null).OfType<UserState>()],
            orderBy switch
            {
                "Email" or "UserName" => UserOrder.Email,
                "CreateDate" => UserOrder.CreateDate,
                "UpdateDate" => UserOrder.UpdateDate,
                "LastLoginDate" => UserOrder.LastSignIn,
                _ => UserOrder.Name,
            },
            orderDirection == "Descending", skip, take), cancel);

    private static async Task<PagedModel<UserResponseModel>> PageAsync(
        Editor who, UserAdministration users, UserQuery query, CancellationToken cancel)
    {
        var page = await users.FindAsync(who, query, cancel);
        return new PagedModel<UserResponseModel>(page.Total, [.. page.Users.Select(UserResponseModel.Of)]);
    }

    private static async Task<IResult> ReachAsync(CurrentEditor who, Guid id, UserAdministration users, CancellationToken cancel) =>
        await users.ReachAsync(who, id, cancel) is var (documents, media)
            ? Results.Json(new CalculatedUserStartNodesResponseModel(
                id, [.. documents.StartNodes.Select(key => new ReferenceByIdModel(key))], documents.Root,
                [.. media.StartNodes.Select(key => new ReferenceByIdModel(key))], media.Root))
            : Problems.NotFound();
}
