using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>
/// Addresses of renditions: the picture's own, then <c>?w=800&amp;h=600&amp;r=0.1,0,0.8,1&amp;v=3&amp;s=…</c>, in that order. Only what
/// the site wrote itself is read back.
/// </summary>
public sealed class RenditionUrls(RenditionSignature signature)
{
    /// <summary>
    /// Widths offered to browsers, in pixels: telephones to large screens, each about half as large again as the one before.
    /// </summary>
    public static IReadOnlyList<int> Widths { get; } = [320, 480, 720, 1080, 1600, 2400];

    private const string SignatureMark = "&s=";

    public string Of(Rendition rendition)
    {
        var options = Options(rendition);
        var path = string.Join('/', rendition.Source.Split('/').Select(Uri.EscapeDataString));
        return $"{path}?{options}{SignatureMark}{signature.Of(Text(rendition.Source, options))}";
    }

    /// <summary>True when the query asks for a rendition, rightly or not: then the file itself is no answer.</summary>
    public static bool Asks(string query) => query.Length > 1
        && (query.StartsWith("?w=", StringComparison.Ordinal) || query.Contains(SignatureMark, StringComparison.Ordinal));

    /// <param name="source">Path of the request, decoded.</param>
    /// <param name="query">With its question mark.</param>
    /// <returns>False when the signature is not ours.</returns>
    public bool TryRead(string source, string query, [NotNullWhen(true)] out Rendition? rendition)
    {
        rendition = null;
        var mark = query.LastIndexOf(SignatureMark, StringComparison.Ordinal);
        if (mark < 1 || !signature.Matches(Text(source, query[1..mark]), query[(mark + SignatureMark.Length)..]))
        {
            return false;
        }
        var options = query[1..mark].Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var region = options.TryGetValue("r", out var text) ? text.Split(',').Select(Fraction).ToArray() : [0, 0, 1, 1];
        rendition = new Rendition(
            source, new PictureRegion(region[0], region[1], region[2], region[3]), Number(options["w"]),
            options.TryGetValue("h", out var height) ? Number(height) : null, Number(options["v"]));
        return true;
    }

    internal static string Options(Rendition rendition)
    {
        var (region, height) = (rendition.Region, rendition.Height is { } pixels
            ? string.Create(CultureInfo.InvariantCulture, $"&h={pixels}") : "");
        var part = region == PictureRegion.Whole
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $"&r={region.Left:0.####},{region.Top:0.####},{region.Width:0.####},{region.Height:0.####}");
        return string.Create(CultureInfo.InvariantCulture, $"w={rendition.Width}{height}{part}&v={rendition.Version}");
    }

    // A line break cannot be in a path: nothing in one can be moved to the other.
    private static string Text(string source, string options) => $"{source}\n{options}";

    private static double Fraction(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
