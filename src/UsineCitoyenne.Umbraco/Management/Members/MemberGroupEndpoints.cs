using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Umbraco.Management.Types;

namespace UsineCitoyenne.Umbraco.Management.Members;

/// <summary>The two groups of members, which an editor picks to keep a page for them.</summary>
internal static class MemberGroupEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/tree/member-group/root", (int skip = 0, int take = 100) => Paging.Of(
            MemberGroup.All, skip, take, group => new NamedEntityTreeItemResponseModel(false, group.Key, null, [], group.Name)))
                .RequireEditor();
        api.MapGet("/item/member-group", (Guid[] id) => MemberGroup.All.Where(group => id.Contains(group.Key))
            .Select(group => new MemberGroupItemResponseModel(group.Key, [], group.Name))).RequireEditor();
        var groups = api.MapGroup("/member-group").RequireEditor();
        groups.MapGet("", (int skip = 0, int take = 100) => Paging.Of(MemberGroup.All, skip, take, ToResponse));
        groups.MapGet("/{id:guid}", (Guid id) => MemberGroup.All.FirstOrDefault(group => group.Key == id) is { } group
            ? Results.Json(ToResponse(group))
            : Problems.NotFound());
    }

    private static MemberGroupResponseModel ToResponse(MemberGroup group) => new(group.Name, group.Key);
}

internal sealed record MemberGroupItemResponseModel(Guid Id, IReadOnlyList<FlagModel> Flags, string Name);

internal sealed record MemberGroupResponseModel(string Name, Guid Id);
