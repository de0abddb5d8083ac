using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Umbraco.Management.Dictionary;

/// <summary>Texts of the site in a file, out and in.</summary>
internal static class DictionaryFileEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var items = api.MapGroup("/dictionary").RequireSection(SectionAliases.Translation);
        items.MapGet("/{id:guid}/export",
            async (CurrentEditor who, Guid id, DictionaryItems dictionary, CancellationToken cancel, bool includeChildren = false) =>
        {
            var all = await dictionary.AllAsync(who, cancel);
            return all.FirstOrDefault(item => item.Key == id) is { } found
                ? Results.File(DictionaryFile.Write(found, includeChildren ? all : []), "application/octet-stream", $"{found.Alias}.udt")
                : Problems.NotFound();
        });
        items.MapPost("/import", ImportAsync);
    }

    private static async Task<IResult> ImportAsync(
        HttpContext context, CurrentEditor who, ImportDictionaryRequestModel body, DictionaryItems dictionary, TemporaryFiles files,
        SiteContent site,
        CancellationToken cancel)
    {
        if (await files.FindAsync(who, body.TemporaryFile.Id, cancel) is not { Kind.Family: FileFamily.Texts } file)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "Fichier introuvable",
                "Le fichier envoyé n’est plus là, ou n’est pas un export de textes.");
        }
        var texts = DictionaryFile.Read(
            file.Path, [.. site.Current.Schema.All<LanguageDefinition>(SchemaKind.Language).Select(language => language.Alias)], cancel);
        await dictionary.ImportAsync(who, body.Parent?.Id, texts, cancel);
        await files.DeleteAsync(who, file.Key, cancel);
        return texts.Count > 0 ? Answers.Created(context, texts[0].Key, "/dictionary") : Answers.Ok();
    }
}

internal sealed record ImportDictionaryRequestModel(ReferenceByIdModel TemporaryFile, ReferenceByIdModel? Parent);
