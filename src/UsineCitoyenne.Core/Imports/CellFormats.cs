using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// Which styles of a workbook show a number as a date or an hour (ECMA-376-1, 18.8.30 and 18.8.31), and how a French reader writes it.
/// </summary>
internal sealed partial class CellFormats
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("dmyhsDMYHS");
    private const double FirstDayAfterLast = 2_958_466, DaysTo1904 = 1462;
    private readonly List<bool> dates = [];
    private bool since1904;

    public static CellFormats Read(Stream? styles, bool since1904, XmlLimits limits, CancellationToken cancel)
    {
        var formats = new CellFormats { since1904 = since1904 };
        if (styles is null)
        {
            return formats;
        }
        using var reader = SafeXml.Open(styles, limits, cancel);
        var (own, inside) = (new Dictionary<int, bool>(), false);
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs")
            {
                inside = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && Number(reader, "numFmtId") is { } id)
            {
                own[id] = IsDate(reader.GetAttribute("formatCode") ?? "");
            }
            else if (inside && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(reader, "numFmtId") ?? 0;
                formats.dates.Add(own.TryGetValue(format, out var date) ? date : IsBuiltInDate(format));
            }
        }
        return formats;
    }

    /// <summary>« 18/06/2020 », « 18/06/2020 14:30 » or « 14:30 »; null for what the style does not show as one.</summary>
    public string? DateOf(string? style, double number)
    {
        if (!int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= dates.Count || !dates[index]
            || number is not (>= 0 and < FirstDayAfterLast - DaysTo1904))
        {
            return null;
        }
        // Spreadsheets count a 29 February 1900 that never was.
        var days = since1904 ? number + DaysTo1904 : number is >= 1 and < 60 ? number + 1 : number;
        return Write(DateTime.FromOADate(days), hourOnly: number < 1);
    }

    /// <summary>To the minute; an hour of midnight is no hour.</summary>
    public static string Write(DateTime when, bool hourOnly = false)
    {
        var minutes = (when.Ticks + (TimeSpan.TicksPerMinute / 2)) / TimeSpan.TicksPerMinute;
        when = new DateTime(minutes * TimeSpan.TicksPerMinute, DateTimeKind.Unspecified);
        var shown = hourOnly ? "HH:mm" : when.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm";
        return when.ToString(shown, CultureInfo.InvariantCulture);
    }

    private static int? Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Those of 27 to 36 and 50 to 58 are dates in the editions of East Asia and numbers nowhere.
    private static bool IsBuiltInDate(int format) =>
        format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    // Quoted words, escaped signs and what stands in brackets (colour, language) are no letters of a date; [h] counts hours, it tells none.
    private static bool IsDate(string code) =>
        !Elapsed().IsMatch(code) && Spoken().Replace(code.Split(';')[0], "").AsSpan().ContainsAny(Letters);

    [GeneratedRegex(@"\[(h+|m+|s+)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Elapsed();

    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|[\\_*].|General|Standard
        """, RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();
}
