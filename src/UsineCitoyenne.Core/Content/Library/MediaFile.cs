using System.Globalization;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Media.Uploads;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>
/// The values that say which file an item holds. The server writes them: what a client sends of them is only focal point and crops.
/// </summary>
internal static class MediaFile
{
    public const string File = "umbracoFile";
    private const string Width = "umbracoWidth";
    private const string Height = "umbracoHeight";
    private const string Bytes = "umbracoBytes";
    private const string Extension = "umbracoExtension";
    private static readonly string[] OfServer = [File, Width, Height, Bytes, Extension];

    /// <summary>Address of the file; empty for a folder.</summary>
    public static string SourceOf(IReadOnlyDictionary<string, string> values)
    {
        var text = values.GetValueOrDefault(File) ?? "";
        using var json = StoredJson.Parse(text);
        return json is null ? text : json.RootElement.TextOf("src") ?? "";
    }

    /// <summary>What the editor wrote, with the file that was there.</summary>
    public static Dictionary<string, string> Keep(IReadOnlyDictionary<string, string> sent, IReadOnlyDictionary<string, string> stored)
    {
        var values = sent.Where(pair => !OfServer.Contains(pair.Key)).ToDictionary();
        foreach (var alias in OfServer.Where(stored.ContainsKey))
        {
            values[alias] = stored[alias];
        }
        if (StoredJson.LooksLike(stored.GetValueOrDefault(File)))
        {
            values[File] = Picture(SourceOf(stored), sent);
        }
        return values;
    }

    /// <summary>What the editor wrote, with a file just sent.</summary>
    /// <param name="source">Its address.</param>
    public static Dictionary<string, string> Put(IReadOnlyDictionary<string, string> sent, UploadedFile file, string source)
    {
        var values = sent.Where(pair => !OfServer.Contains(pair.Key)).ToDictionary();
        values[File] = file.Kind.Family == FileFamily.Picture ? Picture(source, sent) : source;
        values[Extension] = file.Kind.Extensions[0];
        values[Bytes] = file.Bytes.ToString(CultureInfo.InvariantCulture);
        if (file is { Width: { } width, Height: { } height })
        {
            values[Width] = width.ToString(CultureInfo.InvariantCulture);
            values[Height] = height.ToString(CultureInfo.InvariantCulture);
        }
        return values;
    }

    private static string Picture(string source, IReadOnlyDictionary<string, string> sent)
    {
        var picture = new JsonObject { ["src"] = source };
        using var json = StoredJson.Parse(sent.GetValueOrDefault(File));
        if (json is { RootElement.ValueKind: System.Text.Json.JsonValueKind.Object })
        {
            foreach (var name in (string[])["crops", "focalPoint"])
            {
                if (json.RootElement.TryGetProperty(name, out var value))
                {
                    picture[name] = ReadableJson.ParseNode(value.GetRawText());
                }
            }
        }
        return picture.ToJsonString(DocumentValues.Json);
    }
}
