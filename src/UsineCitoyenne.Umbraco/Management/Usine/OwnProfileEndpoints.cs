using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Umbraco.Management.Usine;

/// <summary>One's own name and language. Ours: in Umbraco they are changed in the section of users, which most editors have not.</summary>
internal static class OwnProfileEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapPut("/usine/profile", SaveAsync).RequireEditor();

    private static async Task<IResult> SaveAsync(CurrentEditor who, OwnProfileModel body, EditorProfiles profiles,
        CancellationToken cancel) =>
        await profiles.SaveOwnAsync(who, body.Name, body.LanguageIsoCode, cancel) is { } refusal
            ? Problems.Of(StatusCodes.Status400BadRequest, refusal)
            : Answers.Ok();
}

internal sealed record OwnProfileModel(string Name, string LanguageIsoCode);
