using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Umbraco.Management.Members;

namespace UsineCitoyenne.Umbraco.Management.PublicAccess;

/// <summary>Who may read a document on the site.</summary>
internal static class PublicAccessEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var access = api.MapGroup("/document/{id:guid}/public-access").RequireSection(SectionAliases.Content);
        access.MapGet("", async (CurrentEditor who, Guid id, ProtectDocument protect, CancellationToken cancel) =>
            await protect.ReadAsync(who, id, cancel) is { } rule ? Results.Json(PublicAccessResponseModel.Of(rule)) : Problems.NotFound());
        access.MapPost("", async (HttpContext context, CurrentEditor who, Guid id, PublicAccessRequestModel body, ProtectDocument protect,
            CancellationToken cancel) =>
        {
            await protect.RunAsync(who, id, body.ToRule(), cancel);
            return Answers.Created(context, id);
        });
        access.MapPut(
            "", async (CurrentEditor who, Guid id, PublicAccessRequestModel body, ProtectDocument protect, CancellationToken cancel) =>
        {
            await protect.RunAsync(who, id, body.ToRule(), cancel);
            return Answers.Ok();
        });
        access.MapDelete("", async (CurrentEditor who, Guid id, ProtectDocument protect, CancellationToken cancel) =>
        {
            await protect.RemoveAsync(who, id, cancel);
            return Answers.Ok();
        });
    }
}

/// <param name="MemberUserNames">Pages are for groups here, never for one person: must be empty.</param>
internal sealed record PublicAccessRequestModel(
    ReferenceByIdModel? LoginDocument, ReferenceByIdModel? ErrorDocument, IReadOnlyList<string> MemberUserNames,
    IReadOnlyList<string> MemberGroupNames)
{
    public AccessRule ToRule()
    {
        if (MemberUserNames.Count > 0)
        {
            throw new ContentException("Une page se réserve à un groupe, pas à une personne.");
        }
        return LoginDocument is null || ErrorDocument is null
            ? throw new ContentException("Choisissez la page de connexion et la page d’erreur.")
            : new AccessRule(LoginDocument.Id, ErrorDocument.Id, MemberGroupNames);
    }
}

internal sealed record PublicAccessResponseModel(
    ReferenceByIdModel LoginDocument, ReferenceByIdModel ErrorDocument, IReadOnlyList<object> Members,
    IReadOnlyList<MemberGroupItemResponseModel> Groups)
{
    public static PublicAccessResponseModel Of(AccessRule rule) => new(
        new ReferenceByIdModel(rule.Login), new ReferenceByIdModel(rule.Error), [],
        [.. MemberGroup.All.Where(group => rule.Groups.Contains(group.Name))
            .Select(group => new MemberGroupItemResponseModel(group.Key, [], group.Name))]);
}
