using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Blueprints;
using UsineCitoyenne.Umbraco.Management.Documents;

namespace UsineCitoyenne.Umbraco.Management.DocumentBlueprints;

/// <summary>Models that new documents may begin as. They stand on one blueprints, without folders.</summary>
internal static class DocumentBlueprintEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var models = api.MapGroup("/document-blueprint").RequireSection(SectionAliases.Content);
        models.MapGet("/{id:guid}",
            async (CurrentEditor who, Guid id, BlueprintService blueprints, DocumentMapper mapper, CancellationToken cancel) =>
            DocumentBlueprintResponseModel.Of(await blueprints.ReadAsync(who, id, cancel), id, mapper));
        models.MapGet("/{id:guid}/scaffold",
            async (CurrentEditor who, Guid id, BlueprintService blueprints, DocumentMapper mapper, CancellationToken cancel) =>
            DocumentBlueprintResponseModel.Of(await blueprints.ReadAsync(who, id, cancel), Guid.CreateVersion7(), mapper));
        models.MapPost("", CreateAsync);
        models.MapPost("/from-document", async (
            HttpContext context, CurrentEditor who, CreateDocumentBlueprintFromDocumentRequestModel body, BlueprintService blueprints,
            CancellationToken cancel) =>
            Answers.Created(context, await blueprints.FromDocumentAsync(who, body.Document.Id, body.Name, body.Id, cancel),
                "/document-blueprint"));
        models.MapPut("/{id:guid}", SaveAsync);
        models.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, BlueprintService blueprints, CancellationToken cancel) =>
        {
            await blueprints.DeleteAsync(who, id, cancel);
            return Answers.Ok();
        });
        api.MapGet("/item/document-blueprint",
            async (CurrentEditor who, Guid[] id, BlueprintService blueprints, DocumentMapper mapper, CancellationToken cancel) =>
            (await blueprints.ListAsync(who, cancel: cancel)).Where(item => id.Contains(item.Key))
                .Select(item => new DocumentBlueprintItemResponseModel(
                item.Key, [], item.Name, mapper.Type(item.ContentTypeKey))))
            .RequireSection(SectionAliases.Content);
        api.MapGet("/document-type/{id:guid}/blueprint", async (
            CurrentEditor who, Guid id, BlueprintService blueprints, CancellationToken cancel, int skip = 0, int take = 100) =>
        {
            var all = await blueprints.ListAsync(who, id, cancel);
            return new PagedModel<DocumentTypeBlueprintItemResponseModel>(
                all.Count, [.. all.Skip(skip).Take(take)
                    .Select(item => new DocumentTypeBlueprintItemResponseModel(item.Key, [], item.Name))]);
        }).RequireSection(SectionAliases.Content);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, CurrentEditor who, CreateDocumentBlueprintRequestModel body, BlueprintService blueprints,
        DocumentMapper mapper, CancellationToken cancel)
    {
        var values = mapper.ToStored(body.DocumentType.Id, body.Values);
        return Answers.Created(context, await blueprints.CreateAsync(
            who, mapper.AliasOf(body.DocumentType.Id), NameOf(body.Variants), values, body.Id, cancel));
    }

    private static async Task<IResult> SaveAsync(
        CurrentEditor who, Guid id, UpdateDocumentBlueprintRequestModel body, BlueprintService blueprints, DocumentMapper mapper,
        CancellationToken cancel)
    {
        var model = await blueprints.ReadAsync(who, id, cancel);
        await blueprints.SaveAsync(who, id, NameOf(body.Variants), mapper.ToStored(model.Item.ContentTypeKey, body.Values), cancel);
        return Answers.Ok();
    }

    private static string NameOf(IReadOnlyList<DocumentVariantRequestModel> variants) => variants.FirstOrDefault()?.Name ?? "";
}
