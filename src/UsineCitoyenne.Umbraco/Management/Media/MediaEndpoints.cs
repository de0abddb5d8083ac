using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Validation;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>One media item: read, create, save, check.</summary>
internal static class MediaEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var media = api.MapGroup("/media").RequireSection(SectionAliases.Media, SectionAliases.Content);
        // The client warns before something that is used goes away; the server lets it go.
        media.MapGet("/configuration", () => new MediaConfigurationResponseModel(false, false));
        media.MapGet("/urls", UrlsAsync);
        media.MapGet("/{id:guid}", FindAsync);
        media.MapPost("", CreateAsync);
        media.MapPut("/{id:guid}", SaveAsync);
        media.MapPost("/validate", ValidateNewAsync);
        media.MapPut("/{id:guid}/validate", ValidateAsync);
        media.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, DeleteMedia delete, CancellationToken cancel) =>
        {
            await delete.FromAnywhereAsync(who, id, cancel);
            return Answers.Ok();
        });
    }

    private static async Task<IReadOnlyList<MediaUrlInfoResponseModel>> UrlsAsync(
        CurrentEditor who, Guid[] id, MediaLibrary library, CancellationToken cancel) =>
        [.. (await library.ItemsAsync(who, id, cancel))
            .Select(card => MediaUrlInfoResponseModel.Of(card.Key, card.Trashed || card.File.Url.Length == 0 ? null : card.File.Url))];

    private static async Task<IResult> FindAsync(CurrentEditor who, Guid id, MediaLibrary library, SiteContent site,
        CancellationToken cancel)
    {
        if (await library.FindAsync(who, id, cancel) is not { } found)
        {
            return Problems.NotFound();
        }
        var schema = site.Current.Schema;
        return Results.Json(new MediaResponseModel(
            MediaValues.ToApi(schema, found.Card.MediaTypeKey, found.Values), MediaVariantResponseModel.Of(found.Card), id, [],
            found.Card.Trashed,
            MediaTypeReferenceResponseModel.Of(schema, found.Card)));
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, CurrentEditor who, CreateMediaRequestModel body, CreateMedia create, SiteContent site,
        CancellationToken cancel)
    {
        var type = MediaValues.TypeOf(site.Current.Schema, body.MediaType.Id);
        var (values, upload) = MediaValues.ToStored(site.Current.Schema, type, body.Values);
        return Answers.Created(
            context, await create.RunAsync(who, type.Alias, body.Parent?.Id, NameOf(body.Variants), values, upload, body.Id, cancel));
    }

    private static async Task<IResult> SaveAsync(
        CurrentEditor who, Guid id, UpdateMediaRequestModel body, MediaLibrary library, SaveMedia save, SiteContent site,
        CancellationToken cancel)
    {
        if (await library.FindAsync(who, id, cancel) is not { } found)
        {
            return Problems.NotFound();
        }
        var (values, upload) = MediaValues.ToStored(site.Current.Schema, MediaValues.TypeOf(site.Current.Schema, found.Card.MediaTypeKey),
            body.Values);
        await save.RunAsync(who, id, NameOf(body.Variants), values, upload, body.Variants.FirstOrDefault()?.UpdateDate, cancel);
        return Answers.Ok();
    }

    private static async Task<IResult> ValidateNewAsync(
        CurrentEditor who, CreateMediaRequestModel body, ValidateMedia validate, SiteContent site, CancellationToken cancel)
    {
        var type = MediaValues.TypeOf(site.Current.Schema, body.MediaType.Id);
        return Answer(await validate.ForNewAsync(
            who, type.Alias, body.Parent?.Id, NameOf(body.Variants), MediaValues.ToCheck(site.Current.Schema, type, body.Values), cancel));
    }

    private static async Task<IResult> ValidateAsync(
        CurrentEditor who, Guid id, UpdateMediaRequestModel body, MediaLibrary library, ValidateMedia validate, SiteContent site,
        CancellationToken cancel)
    {
        if (await library.FindAsync(who, id, cancel) is not { } found)
        {
            return Problems.NotFound();
        }
        var type = MediaValues.TypeOf(site.Current.Schema, found.Card.MediaTypeKey);
        return Answer(
            await validate.ForAsync(who, id, NameOf(body.Variants), MediaValues.ToCheck(site.Current.Schema, type, body.Values), cancel));
    }

    private static IResult Answer(IReadOnlyList<ValueProblem> problems) => problems.Count == 0
        ? Answers.Ok()
        : Problems.Invalid(problems.GroupBy(problem => problem.Alias).ToDictionary(
            alias => $"$.values[?(@.alias == '{alias.Key}' && @.culture == null && @.segment == null)].value",
            alias => alias.Select(problem => problem.Message).ToArray()));

    private static string NameOf(IReadOnlyList<MediaVariantRequestModel> variants) => variants.Count > 0 ? variants[0].Name ?? "" : "";
}

internal sealed record MediaConfigurationResponseModel(bool DisableDeleteWhenReferenced, bool DisableUnpublishWhenReferenced);

internal sealed record MediaResponseModel(
    IReadOnlyList<MediaValueResponseModel> Values, IReadOnlyList<MediaVariantResponseModel> Variants, Guid Id,
    IReadOnlyList<FlagModel> Flags, bool IsTrashed,
    MediaTypeReferenceResponseModel MediaType);

internal sealed record CreateMediaRequestModel(
    IReadOnlyList<MediaValueModel> Values, IReadOnlyList<MediaVariantRequestModel> Variants, Guid? Id, ReferenceByIdModel? Parent,
    ReferenceByIdModel MediaType);

internal sealed record UpdateMediaRequestModel(IReadOnlyList<MediaValueModel> Values, IReadOnlyList<MediaVariantRequestModel> Variants);
