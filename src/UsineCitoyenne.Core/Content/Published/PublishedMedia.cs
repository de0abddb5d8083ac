using System.Globalization;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>A picture or file of the media library.</summary>
/// <param name="MediaType">Alias, for instance <c>Image</c> or <c>umbracoMediaVectorGraphics</c>.</param>
/// <param name="Url">Path under <c>/media/</c>; empty for a folder.</param>
/// <param name="Width">Pixels; null when unknown.</param>
/// <param name="Height">Pixels; null when unknown.</param>
/// <param name="Bytes">Null when unknown.</param>
public sealed record PublishedMedia(Guid Key, string Name, string MediaType, string Url, string Extension, int? Width, int? Height, long? Bytes)
{
    internal static PublishedMedia Read(Guid key, string name, string mediaType, string json)
    {
        var values = DocumentValues.Read(json);
        var source = values.GetValueOrDefault("umbracoFile") ?? "";
        using var file = StoredJson.Parse(source);
        var url = file is null ? source : file.RootElement.TextOf("src") ?? "";
        return new PublishedMedia(
            key, name, mediaType, url, values.GetValueOrDefault("umbracoExtension") ?? Path.GetExtension(url).TrimStart('.'),
            (int?)Number("umbracoWidth"), (int?)Number("umbracoHeight"), Number("umbracoBytes"));

        long? Number(string alias) =>
            long.TryParse(values.GetValueOrDefault(alias), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
