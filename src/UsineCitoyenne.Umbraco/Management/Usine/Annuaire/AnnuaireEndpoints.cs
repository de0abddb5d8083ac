using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Contacts.ForEditors;

namespace UsineCitoyenne.Umbraco.Management.Usine.Annuaire;

/// <summary>
/// The two tables of contacts. Ours: Umbraco has no such thing. A search is a POST, because what is searched for may be a name or an
/// address, and addresses of pages end in logs and histories.
/// </summary>
internal static class AnnuaireEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var annuaire = api.MapGroup("/usine/annuaire").RequireSection(SectionAliases.Annuaire);
        annuaire.MapPost("/contacts", ContactsAsync);
        annuaire.MapGet("/contacts/{id:long}", ContactAsync);
        annuaire.MapPost("/responsables", ResponsablesAsync);
        annuaire.MapGet("/responsables/{id:long}", ResponsableAsync);
    }

    private static async Task<IResult> ContactsAsync(
        CurrentEditor who, ContactSearchModel body, ContactDirectory directory, ContactModels models, CancellationToken cancel) =>
            TextLimit.Of(body.Text)
            ?? Results.Json(await models.ToPageAsync(who, await directory.FindAsync(who, models.ToQuery(body), cancel), cancel));

    private static async Task<IResult> ContactAsync(CurrentEditor who, long id, ContactDirectory directory, ContactModels models,
        CancellationToken cancel) =>
        await directory.OpenAsync(who, id, cancel) is { } dossier ? Results.Json(models.ToDossier(who, dossier)) : Problems.NotFound();

    private static async Task<IResult> ResponsablesAsync(CurrentEditor who, ResponsableSearchModel body, ContactDirectory directory,
        CancellationToken cancel) =>
        TextLimit.Of(body.Text) ?? Results.Json(ResponsablePageModel.Of(who, await directory.FindAsync(who, body.ToQuery(), cancel)));

    /// <param name="id">Of the mandate.</param>
    private static async Task<IResult> ResponsableAsync(CurrentEditor who, long id, ContactDirectory directory, CancellationToken cancel) =>
        await directory.OpenResponsableAsync(who, id, cancel) is { } file ? Results.Json(ResponsableFileModel.Of(who, file))
            : Problems.NotFound();
}

/// <summary>Each word searched for is a pass over everybody.</summary>
internal static class TextLimit
{
    /// <summary>In characters.</summary>
    public const int Longest = 100;

    /// <summary>The refusal; null when there is nothing to refuse.</summary>
    public static IResult? Of(string? text) =>
        text is { Length: > Longest } ? Problems.Of(StatusCodes.Status400BadRequest, $"Cherchez avec {Longest}\u00A0caractères au plus.")
            : null;
}
