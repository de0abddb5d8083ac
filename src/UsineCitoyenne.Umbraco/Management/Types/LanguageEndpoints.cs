using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>The languages of the site, and those of the world.</summary>
internal static class LanguageEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/item/language", (string[] isoCode, SiteContent site) =>
            All(site).FindAll(language => isoCode.Contains(language.Alias, StringComparer.OrdinalIgnoreCase)).Select(ToItem))
                .RequireEditor();
        api.MapGet("/item/language/default", (SiteContent site) => All(site).Find(language => language.IsDefault) is { } language
            ? Results.Json(ToItem(language))
            : Problems.NotFound()).RequireEditor();
        api.MapGet("/language", (SiteContent site, int skip = 0, int take = 100) => Paging.Of(All(site), skip, take, ToResponse))
            .RequireEditor().KeepAMinute();
        api.MapGet("/language/{isoCode}", (string isoCode, SiteContent site) =>
            site.Current.Schema.TryGet<LanguageDefinition>(SchemaKind.Language, isoCode, out var language)
                ? Results.Json(ToResponse(language))
                : Problems.NotFound()).RequireEditor();
        api.MapGet("/culture", (int skip = 0, int take = 100) => Paging.Of(
            [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures | CultureTypes.NeutralCultures)
                .Where(culture => culture.Name.Length > 0).OrderBy(culture => culture.EnglishName, StringComparer.Ordinal)],
            skip, take, culture => new CultureReponseModel(culture.Name, culture.EnglishName))).RequireEditor();
    }

    // The default language first, as the back office shows them.
    private static List<LanguageDefinition> All(SiteContent site) =>
        [.. site.Current.Schema.All<LanguageDefinition>(SchemaKind.Language).OrderByDescending(language => language.IsDefault)];

    private static LanguageItemResponseModel ToItem(LanguageDefinition language) => new(language.Name, language.Alias);

    private static LanguageResponseModel ToResponse(LanguageDefinition language) =>
        new(language.Name, language.IsDefault, language.IsMandatory, null, language.Alias);
}

internal sealed record LanguageItemResponseModel(string Name, string IsoCode);

internal sealed record LanguageResponseModel(string Name, bool IsDefault, bool IsMandatory, string? FallbackIsoCode, string IsoCode);

/// <summary>Spelt as the contract spells it.</summary>
internal sealed record CultureReponseModel(string Name, string EnglishName);
