using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>Files on their way to the library: read as they come, straight to the disk.</summary>
internal static class TemporaryFileEndpoints
{
    /// <summary>Bytes of a call besides the file itself.</summary>
    private const int Envelope = 64 * 1024;

    private static readonly string[] Pictures =
        [.. FileKind.Common.Where(kind => kind.Family == FileFamily.Picture).SelectMany(kind => kind.Extensions)];

    public static void Map(RouteGroupBuilder api)
    {
        // One's own picture needs no section.
        var files = api.MapGroup("/temporary-file").RequireEditor();
        files.MapGet("/configuration", (TemporaryFiles temporary) => new TemporaryFileConfigurationResponseModel(
            Pictures, [],
            [.. temporary.AllowedExtensions, .. temporary.AllowedExtensions.Select(extension => extension.ToUpperInvariant())],
            temporary.MaximumBytes / 1024)).KeepAMinute();
        files.MapGet("/{id:guid}", async (CurrentEditor who, Guid id, TemporaryFiles temporary, CancellationToken cancel) =>
            await temporary.FindAsync(who, id, cancel) is { } file
                ? Results.Json(new TemporaryFileResponseModel(id, file.Until, file.Name))
                : Problems.NotFound());
        files.MapDelete("/{id:guid}", async (CurrentEditor who, Guid id, TemporaryFiles temporary, CancellationToken cancel) =>
            await temporary.DeleteAsync(who, id, cancel) ? Answers.Ok() : Problems.NotFound());
        files.MapPost("", ReceiveAsync);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, CurrentEditor who, TemporaryFiles temporary,
        CancellationToken cancel)
    {
        var longest = temporary.MaximumBytes + Envelope;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = longest;
        }
        if (context.Request.ContentLength > longest)
        {
            throw temporary.TooLarge();
        }
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            throw new BadHttpRequestException("No multipart form.");
        }
        var reader = new MultipartReader(boundary, context.Request.Body);
        Guid? key = null;
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (section.AsFileSection() is { FileStream: { } content } file && key is { } id)
            {
                await temporary.ReceiveAsync(who, id, file.FileName, content, cancel);
                return Answers.Created(context, id);
            }
            // The client sends the key first: the file need not wait for it anywhere.
            if (section.AsFormDataSection() is { Name: "Id" } field && Guid.TryParse(await field.GetValueAsync(cancel), out var sent))
            {
                key = sent;
            }
        }
        throw new BadHttpRequestException("No key, or no file.");
    }
}

/// <param name="AllowedUploadedFileExtensions">In both cases: the client compares letter by letter, and cameras write « .JPG ».</param>
/// <param name="MaxFileSize">In kibibytes, as the client counts.</param>
internal sealed record TemporaryFileConfigurationResponseModel(
    IReadOnlyList<string> ImageFileTypes, IReadOnlyList<string> DisallowedUploadedFilesExtensions,
    IReadOnlyList<string> AllowedUploadedFileExtensions,
    long MaxFileSize);

internal sealed record TemporaryFileResponseModel(Guid Id, DateTime AvailableUntil, string FileName);
