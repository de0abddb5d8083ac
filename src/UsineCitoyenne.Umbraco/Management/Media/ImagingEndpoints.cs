using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>Addresses of thumbnails, for the grid and the pickers.</summary>
internal static class ImagingEndpoints
{
    private const int Largest = 2400;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/imaging/resize/urls", UrlsAsync).RequireSection(SectionAliases.Media, SectionAliases.Content);

    private static async Task<IReadOnlyList<MediaUrlInfoResponseModel>> UrlsAsync(
        CurrentEditor who, Guid[] id, MediaLibrary library, RenditionUrls urls, CancellationToken cancel, int width = 200, int height = 200,
        string mode = "Crop") =>
        [.. (await library.ItemsAsync(who, id, cancel)).Select(card => MediaUrlInfoResponseModel.Of(
            card.Key, UrlOf(card, urls, Math.Clamp(width, 1, Largest), Math.Clamp(height, 1, Largest), mode is "Crop" or "Min")))];

    // Without an address the client draws the icon of the type: that is for what is in the bin, which nobody is served, and for what is no
    // picture.
    private static string? UrlOf(MediaCard card, RenditionUrls urls, int width, int height, bool cut)
    {
        var file = card.File;
        if (card.Trashed || FileKind.OfExtension(file.Extension)?.Family is not (FileFamily.Picture or FileFamily.Drawing)
            || file.Url.Length == 0)
        {
            return null;
        }
        if (!file.HasRenditions || PictureStudio.WhyMissing is not null)
        {
            return file.Url;
        }
        return urls.Of(new Rendition(file.Url, cut ? Cut(file, (double)width / height) : PictureRegion.Whole, width, height, file.Version));
    }

    private static PictureRegion Cut(PublishedMedia file, double shape) =>
        PictureRegion.Around(file.Focal, (double)file.Width!.Value / file.Height!.Value, shape);
}
