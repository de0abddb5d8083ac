using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Umbraco.Management.Users;

/// <summary>Groups of users, with their default and granular rights.</summary>
internal static class UserGroupEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/item/user-group", async (Guid[] id, UserGroupAdministration groups, CancellationToken cancel) =>
            (await groups.NamesAsync(id, cancel))
                .Select(group => new UserGroupItemResponseModel(group.Key, [], group.Name, group.Icon, group.Alias)))
            .RequireEditor();
        api.MapGet("/filter/user-group", PageAsync).RequireSection(SectionAliases.Users);
        var groups = api.MapGroup("/user-group").RequireSection(SectionAliases.Users);
        groups.MapGet("", PageAsync);
        groups.MapGet("/{id:guid}", async (CurrentEditor who, Guid id, UserGroupAdministration groups, CancellationToken cancel) =>
            await groups.FindAsync(who, id, cancel) is { } group ? Results.Json(UserGroupResponseModel.Of(group)) : Problems.NotFound());
        groups.MapPost("", async (HttpContext context, CurrentEditor who, UserGroupRequestModel body, UserGroupAdministration groups,
            CancellationToken cancel) =>
        {
            var key = body.Id ?? Guid.NewGuid();
            return await groups.SaveAsync(who, body.ToRecord(key), cancel) is { } refusal ? UserEndpoints.Answer(refusal)
                : Answers.Created(context, key);
        });
        groups.MapPut("/{id:guid}",
            async (CurrentEditor who, Guid id, UserGroupRequestModel body, UserGroupAdministration groups, CancellationToken cancel) =>
            await groups.FindAsync(who, id, cancel) is null ? Problems.NotFound()
                : UserEndpoints.Answer(await groups.SaveAsync(who, body.ToRecord(id), cancel)));
        groups.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, UserGroupAdministration groups, CancellationToken cancel) =>
            UserEndpoints.Answer(await groups.DeleteAsync(who, id, cancel)));
        groups.MapDelete("", async (CurrentEditor who, [FromBody] DeleteUserGroupsRequestModel body, UserGroupAdministration groups,
            CancellationToken cancel) =>
        {
            foreach (var group in body.UserGroupIds)
            {
                if (await groups.DeleteAsync(who, group.Id, cancel) is { } refusal)
                {
                    return UserEndpoints.Answer(refusal);
                }
            }
            return Answers.Ok();
        });
        groups.MapPost("/{id:guid}/users",
            async (CurrentEditor who, Guid id, ReferenceByIdModel[] body, UserGroupAdministration groups, CancellationToken cancel) =>
            UserEndpoints.Answer(await groups.AddUsersAsync(who, id, [.. body.Select(user => user.Id)], cancel)));
        groups.MapDelete("/{id:guid}/users", async (
            CurrentEditor who, Guid id, [FromBody] ReferenceByIdModel[] body, UserGroupAdministration groups, CancellationToken cancel) =>
            UserEndpoints.Answer(await groups.RemoveUsersAsync(who, id, [.. body.Select(user => user.Id)], cancel)));
    }

    private static async Task<PagedModel<UserGroupResponseModel>> PageAsync(
        CurrentEditor who, UserGroupAdministration groups, CancellationToken cancel, string? filter = null, int skip = 0, int take = 100)
    {
        var (total, found) = await groups.FindAsync(who, filter, skip, take, cancel);
        return new PagedModel<UserGroupResponseModel>(total, [.. found.Select(UserGroupResponseModel.Of)]);
    }
}

internal sealed record UserGroupItemResponseModel(Guid Id, IReadOnlyList<FlagModel> Flags, string Name, string Icon, string Alias);

internal sealed record UserGroupResponseModel(
    string Name, string Alias, string Description, string Icon, IReadOnlyList<string> Sections, IReadOnlyList<string> Languages,
    bool HasAccessToAllLanguages, ReferenceByIdModel? DocumentStartNode, bool DocumentRootAccess, ReferenceByIdModel? MediaStartNode,
    bool MediaRootAccess,
    IReadOnlyList<string> FallbackPermissions, IReadOnlyList<PermissionPresentation> Permissions, Guid Id, bool IsDeletable,
    bool AliasCanBeChanged)
{
    public static UserGroupResponseModel Of(UserGroupRecord group) => new(
        group.Name, group.Alias, group.Description, group.Icon, group.Sections, group.Languages, group.AllLanguages,
        ReferenceByIdModel.Of(group.DocumentStartNode), group.DocumentRootAccess, ReferenceByIdModel.Of(group.MediaStartNode),
        group.MediaRootAccess,
        group.Verbs, [.. group.Granular.Select(PermissionPresentation.Of)], group.Key, !group.IsBuiltIn, !group.IsBuiltIn);
}

internal sealed record UserGroupRequestModel(
    string Name, string Alias, string? Description, string? Icon, IReadOnlyList<string> Sections, IReadOnlyList<string> Languages,
    bool HasAccessToAllLanguages, ReferenceByIdModel? DocumentStartNode, bool DocumentRootAccess, ReferenceByIdModel? MediaStartNode,
    bool MediaRootAccess,
    IReadOnlyList<string> FallbackPermissions, IReadOnlyList<PermissionPresentation> Permissions, Guid? Id)
{
    public UserGroupRecord ToRecord(Guid key) => new(
        key, Alias, Name, Description ?? "", Icon ?? "icon-users", Sections, HasAccessToAllLanguages, Languages,
        DocumentRootAccess, DocumentStartNode?.Id, MediaRootAccess, MediaStartNode?.Id, FallbackPermissions,
        [.. Permissions.Select(permission => permission.ToGranular()).OfType<GranularPermission>()], false);
}

internal sealed record DeleteUserGroupsRequestModel(IReadOnlyList<ReferenceByIdModel> UserGroupIds);
