using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Umbraco.Management.Types;
using Known = UsineCitoyenne.Core.Content.PublicAccess.MemberGroups;

namespace UsineCitoyenne.Umbraco.Management.MemberGroups;

/// <summary>The groups that a page may be for. Accounts and mandates make them: they are read, never written.</summary>
internal static class MemberGroupEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var groups = api.MapGroup("").RequireSection(SectionAliases.Content, SectionAliases.Members);
        groups.MapGet("/member-group", (int skip = 0, int take = 100) => new PagedModel<MemberGroupResponseModel>(
            Known.All.Count, [.. Known.All.Skip(skip).Take(take).Select(MemberGroupResponseModel.Of)]));
        groups.MapGet("/member-group/{id:guid}", (Guid id) => Known.All.FirstOrDefault(group => group.Key == id) is { } group
            ? Results.Json(MemberGroupResponseModel.Of(group))
            : Problems.NotFound());
        groups.MapGet("/item/member-group", (Guid[] id) => Known.All.Where(group => id.Contains(group.Key)).Select(MemberGroupItemResponseModel.Of));
        groups.MapGet("/tree/member-group/root", (int skip = 0, int take = 100) => new PagedModel<NamedEntityTreeItemResponseModel>(
            Known.All.Count, [.. Known.All.Skip(skip).Take(take).Select(group => new NamedEntityTreeItemResponseModel(false, group.Key, null, [], group.Name))]));
    }
}

internal sealed record MemberGroupResponseModel(string Name, Guid Id)
{
    public static MemberGroupResponseModel Of(MemberGroup group) => new(group.Name, group.Key);
}

internal sealed record MemberGroupItemResponseModel(Guid Id, IReadOnlyList<FlagModel> Flags, string Name)
{
    public static MemberGroupItemResponseModel Of(MemberGroup group) => new(group.Key, [], group.Name);
}
