using System.Text.Json;

namespace UsineCitoyenne.Web.Assets;

/// <summary>Outlines of the départements of metropolitan France, made from svg-maps (CC BY 4.0, see the legal page).</summary>
public sealed class FranceMap
{
    public FranceMap(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        ViewBox = json.RootElement.GetProperty("viewBox").GetString()!;
        Paths = json.RootElement.GetProperty("paths").EnumerateArray()
            .ToDictionary(path => path.GetProperty("code").GetString()!, path => path.GetProperty("d").GetString()!);
    }

    public string ViewBox { get; }

    /// <summary>SVG path by département code.</summary>
    public IReadOnlyDictionary<string, string> Paths { get; }
}
