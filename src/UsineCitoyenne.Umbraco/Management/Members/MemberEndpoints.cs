using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Contacts.Members;

namespace UsineCitoyenne.Umbraco.Management.Members;

/// <summary>Volunteers, in the Members section.</summary>
internal static class MemberEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/filter/member", FilterAsync).RequireSection(SectionAliases.Members);
        var items = api.MapGroup("/item/member").RequireSection(SectionAliases.Members);
        items.MapGet("", async (CurrentEditor who, Guid[] id, VolunteerMembers members, MemberModels models, CancellationToken cancel) =>
            (await members.FindAsync(who, id, cancel)).Select(models.ToItem));
        items.MapGet("/search", async (
            CurrentEditor who, VolunteerMembers members, MemberModels models, Guid[] allowedMemberTypes, CancellationToken cancel,
            string? query = null, int skip = 0, int take = 100) =>
        {
            if (allowedMemberTypes.Length > 0 && !allowedMemberTypes.Contains(members.Type.Key))
            {
                return new PagedModel<MemberItemResponseModel>(0, []);
            }
            var (total, found) = await members.FindAsync(who, new MemberQuery(query ?? "", Order: MemberOrder.Name, Skip: skip, Take: take),
                cancel);
            return new PagedModel<MemberItemResponseModel>(total, [.. found.Select(models.ToItem)]);
        });
        var one = api.MapGroup("/member").RequireSection(SectionAliases.Members);
        one.MapGet("/configuration", () => new MemberConfigurationResponseModel());
        one.MapPost("", SignUpOnly);
        one.MapPost("/validate", SignUpOnly);
        one.MapGet("/{id:guid}",
            async (CurrentEditor who, Guid id, VolunteerMembers members, MemberModels models, CancellationToken cancel) =>
            await members.FindAsync(who, id, cancel) is { } member ? Results.Json(models.ToResponse(member)) : Problems.NotFound());
        one.MapPut("/{id:guid}", async (
            CurrentEditor who, Guid id, UpdateMemberRequestModel body, VolunteerMembers members, MemberModels models,
            CancellationToken cancel) =>
            Answer(MemberModels.Refusals(body) is { Count: > 0 } refused ? refused
                : await members.SaveAsync(who, id, models.ToChanges(body), cancel)));
        one.MapPut("/{id:guid}/validate", async (
            CurrentEditor who, Guid id, UpdateMemberRequestModel body, VolunteerMembers members, MemberModels models,
            CancellationToken cancel) =>
            Answer(MemberModels.Refusals(body) is { Count: > 0 } refused ? refused
                : await members.CheckAsync(who, id, models.ToChanges(body), cancel)));
        one.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, VolunteerMembers members, CancellationToken cancel) =>
        {
            await members.EraseAsync(who, id, cancel);
            return Answers.Ok();
        });
    }

    // Nobody agrees to anything in someone else's place.
    private static IResult SignUpOnly() => Problems.Of(
        StatusCodes.Status400BadRequest,
        "Une personne s’inscrit par le formulaire du site, où elle donne son accord et confirme son adresse.");

    private static IResult Answer(IReadOnlyDictionary<string, string> errors) => errors.Count == 0
        ? Answers.Ok()
        : Problems.Invalid(
            errors.ToDictionary(error => $"$.values[?(@.alias == '{error.Key}' && @.culture == null && @.segment == null)].value",
                error => new[] { error.Value }));

    private static async Task<PagedModel<MemberResponseModel>> FilterAsync(
        CurrentEditor who, VolunteerMembers members, MemberModels models, CancellationToken cancel,
        Guid? memberTypeId = null, string? memberGroupName = null, bool? isApproved = null, bool? isLockedOut = null,
        string? orderBy = null, string? orderDirection = null, string? filter = null, int skip = 0, int take = 100)
    {
        // Volunteers are all of one type and one group, and have no password that could lock them out.
        if ((memberTypeId is { } type && type != members.Type.Key) || isLockedOut == true
            || (memberGroupName is { Length: > 0 } group && group != MemberGroup.Members.Name))
        {
            return new PagedModel<MemberResponseModel>(0, []);
        }
        var newest = string.Equals(orderBy, "createDate", StringComparison.OrdinalIgnoreCase);
        var descending = string.Equals(orderDirection, "Descending", StringComparison.OrdinalIgnoreCase);
        var (total, found) = await members.FindAsync(who, new MemberQuery(
            filter ?? "", isApproved, newest ? MemberOrder.Newest : MemberOrder.Name, newest != descending, skip, take), cancel);
        return new PagedModel<MemberResponseModel>(total, [.. found.Select(models.ToResponse)]);
    }
}
