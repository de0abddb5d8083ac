using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Media.Renditions;

namespace UsineCitoyenne.Web.Media;

/// <summary>Where a browser gets a picture from: its renditions, or the file itself when it is a drawing or moves.</summary>
public sealed class PictureSources(RenditionUrls urls)
{
    private const int FallbackWidth = 1080;

    /// <param name="Set"><c>srcset</c>; null when there is one size only.</param>
    /// <param name="Width">Pixels, so that the page keeps the place; null when unknown.</param>
    public sealed record Sources(string Url, string? Set, int? Width, int? Height);

    public Sources Of(Picture picture)
    {
        var media = picture.Media;
        if (!media.HasRenditions || PictureStudio.WhyMissing is not null)
        {
            return new Sources(media.Url, null, media.Width, media.Height);
        }
        var region = Region(media, picture.Shape);
        var (width, height) = ((int)Math.Round(region.Width * media.Width!.Value), (int)Math.Round(region.Height * media.Height!.Value));
        var widths = RenditionUrls.Widths.Where(offered => offered < width).Append(Math.Min(width, RenditionUrls.Widths[^1])).Distinct()
            .ToList();
        return new Sources(
            UrlOf(media, region, widths.Where(offered => offered <= FallbackWidth).DefaultIfEmpty(widths[0]).Max()),
            string.Join(", ", widths.Select(offered => $"{UrlOf(media, region, offered)} {offered}w")), width, height);
    }

    /// <summary>The picture for networks that show a link: cut to the shape they all show.</summary>
    public string? ForSharing(PublishedMedia media) => media.HasRenditions && PictureStudio.WhyMissing is null
        ? urls.Of(new Rendition(media.Url, Region(media, 1200d / 630), 1200, 630, media.Version))
        : null;

    private string UrlOf(PublishedMedia media, PictureRegion region, int width) =>
        urls.Of(new Rendition(media.Url, region, width, null, media.Version));

    private static PictureRegion Region(PublishedMedia media, double? shape) =>
        shape is null ? PictureRegion.Whole
            : PictureRegion.Around(media.Focal, (double)media.Width!.Value / media.Height!.Value, shape.Value);
}
