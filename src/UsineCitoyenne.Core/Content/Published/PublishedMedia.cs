using System.Globalization;
using System.Text.Json;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>A picture or file of the media library.</summary>
/// <param name="MediaType">Alias, for instance <c>Image</c> or <c>umbracoMediaVectorGraphics</c>.</param>
/// <param name="Url">Path under <c>/media/</c>; empty for a folder.</param>
/// <param name="Width">Pixels; null when unknown.</param>
/// <param name="Height">Pixels; null when unknown.</param>
/// <param name="Bytes">Null when unknown.</param>
public sealed record PublishedMedia(Guid Key, string Name, string MediaType, string Url, string Extension, int? Width, int? Height,
    long? Bytes)
{
    /// <summary>Must stay in sight when the picture is cut.</summary>
    public FocalPoint Focal { get; init; } = FocalPoint.Centre;

    /// <summary>Parts that editors chose, by alias.</summary>
    public IReadOnlyDictionary<string, PictureRegion> Crops { get; init; } = NoCrop;

    /// <summary>Says in words what is to be seen; the name when nobody wrote it.</summary>
    public string Alt { get; init; } = Name;

    /// <summary>Goes up with each change of the item.</summary>
    public int Version { get; init; }

    /// <summary>In the recycle bin: nobody is given it.</summary>
    internal bool IsBinned { get; init; }

    /// <summary>True for a picture in pixels, of a known size, that can be had smaller.</summary>
    public bool HasRenditions => Width > 0 && Height > 0 && FileKind.OfExtension(Extension) is { HasRenditions: true };

    private static readonly IReadOnlyDictionary<string, PictureRegion> NoCrop = new Dictionary<string, PictureRegion>();

    internal static PublishedMedia Read(Guid key, string name, string mediaType, string json, int version = 0, bool binned = false)
    {
        var values = DocumentValues.Read(json);
        var source = values.GetValueOrDefault("umbracoFile") ?? "";
        using var file = StoredJson.Parse(source);
        var url = file is null ? source : file.RootElement.TextOf("src") ?? "";
        return new PublishedMedia(
            key, name, mediaType, url, values.GetValueOrDefault("umbracoExtension") ?? Path.GetExtension(url).TrimStart('.'),
            (int?)Number("umbracoWidth"), (int?)Number("umbracoHeight"), Number("umbracoBytes"))
        {
            Version = version,
            IsBinned = binned,
            Alt = values.GetValueOrDefault("altText") is { Length: > 0 } alt ? alt : name,
            Focal = file is null ? FocalPoint.Centre : FocalOf(file.RootElement) ?? FocalPoint.Centre,
            Crops = file is null ? NoCrop : CropsOf(file.RootElement),
        };

        long? Number(string alias) =>
            long.TryParse(values.GetValueOrDefault(alias), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
                : null;
    }

    /// <summary>What a page that uses the picture says of it, over what the picture says of itself.</summary>
    internal PublishedMedia As(JsonElement use)
    {
        var (focal, crops) = (FocalOf(use), CropsOf(use));
        return focal is null && crops.Count == 0 ? this : this with { Focal = focal ?? Focal, Crops = crops.Count > 0 ? crops : Crops };
    }

    private static FocalPoint? FocalOf(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty("focalPoint", out var point)
            && point.ValueKind == JsonValueKind.Object
        && Fraction(point, "left") is { } left && Fraction(point, "top") is { } top ? new FocalPoint(left, top) : null;

    // Umbraco's coordinates are what is cut off on each side, in fractions.
    private static IReadOnlyDictionary<string, PictureRegion> CropsOf(JsonElement file)
    {
        if (file.ValueKind != JsonValueKind.Object || !file.TryGetProperty("crops", out var crops)
            || crops.ValueKind != JsonValueKind.Array)
        {
            return NoCrop;
        }
        var found = new Dictionary<string, PictureRegion>();
        foreach (var crop in crops.EnumerateArray())
        {
            if (crop.TextOf("alias") is { } alias && crop.TryGetProperty("coordinates", out var sides)
                && sides.ValueKind == JsonValueKind.Object
                && (Fraction(sides, "x1"), Fraction(sides, "y1"), Fraction(sides, "x2"), Fraction(sides, "y2")) is (
                { } left, { } top, { } right, { } bottom)
                && left + right < 1 && top + bottom < 1)
            {
                found[alias] = new PictureRegion(left, top, 1 - left - right, 1 - top - bottom);
            }
        }
        return found;
    }

    private static double? Fraction(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? Math.Clamp(value.GetDouble(), 0, 1) : null;
}
