using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Content.Validation;

namespace UsineCitoyenne.Umbraco.Management.Documents;

/// <summary>One document: read, create, save, validate, throw away.</summary>
internal static class DocumentEndpoints
{
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder api11)
    {
        var documents = api.MapGroup("/document").RequireSection(SectionAliases.Content);
        documents.MapGet("/configuration", () => new DocumentConfigurationResponseModel(false, false, true, false));
        documents.MapPost("", CreateAsync);
        documents.MapPost("/validate", ValidateNewAsync);
        documents.MapGet(
            "/{id:guid}", async (CurrentEditor who, Guid id, DocumentReader reader, DocumentMapper map, CancellationToken cancel) =>
            map.Detail(await reader.ByKeyAsync(who, id, cancel)));
        documents.MapGet("/{id:guid}/published",
            async (CurrentEditor who, Guid id, DocumentReader reader, DocumentMapper map, CancellationToken cancel) =>
            map.Detail(await reader.PublishedByKeyAsync(who, id, cancel)));
        documents.MapPut("/{id:guid}", SaveAsync);
        documents.MapPut("/{id:guid}/validate", ValidateAsync);
        documents.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, DeleteDocument delete, CancellationToken cancel) =>
        {
            await delete.FromAnywhereAsync(who, id, cancel);
            return Answers.Ok();
        });
        documents.MapPut(
            "/{id:guid}/move-to-recycle-bin", async (CurrentEditor who, Guid id, TrashDocument trash, CancellationToken cancel) =>
        {
            await trash.RunAsync(who, id, cancel);
            return Answers.Ok();
        });
        documents.MapGet("/urls", UrlsAsync);
        api11.MapPut("/document/{id:guid}/validate", ValidateAsync).RequireSection(SectionAliases.Content);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, CurrentEditor who, CreateDocumentRequestModel body, CreateDocument create, DocumentMapper map,
        CancellationToken cancel) =>
        Answers.Created(context, await create.RunAsync(
            who, map.AliasOf(body.DocumentType.Id), body.Parent?.Id, NameOf(body.Variants), map.ToStored(body.DocumentType.Id, body.Values),
            body.Id,
            body.Template?.Id, cancel));

    private static async Task<IResult> SaveAsync(
        CurrentEditor who, Guid id, UpdateDocumentRequestModel body, DocumentReader reader, SaveDocument save, DocumentMapper map,
        CancellationToken cancel)
    {
        var type = await reader.TypeOfAsync(who, id, cancel);
        await save.RunAsync(
            who, id, NameOf(body.Variants), map.ToStored(type, body.Values), body.Variants.Select(variant => variant.UpdateDate)
                .FirstOrDefault(),
            body.Template?.Id, cancel);
        return Answers.Ok();
    }

    private static async Task<IResult> ValidateNewAsync(
        CurrentEditor who, CreateDocumentRequestModel body, ValidateDocument validate, DocumentMapper map, CancellationToken cancel) =>
        Told(await validate.ForNewAsync(
            who, map.AliasOf(body.DocumentType.Id), body.Parent?.Id, NameOf(body.Variants), map.ToStored(body.DocumentType.Id, body.Values),
            cancel));

    private static async Task<IResult> ValidateAsync(
        CurrentEditor who, Guid id, UpdateDocumentRequestModel body, DocumentReader reader, ValidateDocument validate, DocumentMapper map,
        CancellationToken cancel)
    {
        var type = await reader.TypeOfAsync(who, id, cancel);
        return Told(await validate.ForAsync(who, id, NameOf(body.Variants), map.ToStored(type, body.Values), cancel));
    }

    private static async Task<IReadOnlyList<DocumentUrlInfoResponseModel>> UrlsAsync(
        CurrentEditor who, Guid[] id, DocumentReader reader, SiteContent site, CancellationToken cancel)
    {
        var snapshot = site.Current;
        return [.. (await reader.ItemsAsync(who, id, cancel)).Select(node => new DocumentUrlInfoResponseModel(
            node.Key, snapshot.ByKey(node.Key) is { } page ? [new DocumentUrlInfoModel(null, page.Url, null, "usine")] : []))];
    }

    private static IResult Told(IReadOnlyList<ValueProblem> problems) =>
        problems.Count == 0 ? Answers.Ok() : Problems.Invalid(ValuePaths.Of(problems));

    private static string NameOf(IReadOnlyList<DocumentVariantRequestModel> variants) =>
        variants.Select(variant => variant.Name).FirstOrDefault() ?? "";
}

internal sealed record DocumentUrlInfoResponseModel(Guid Id, IReadOnlyList<DocumentUrlInfoModel> UrlInfos);

internal sealed record DocumentUrlInfoModel(string? Culture, string? Url, string? Message, string Provider);
