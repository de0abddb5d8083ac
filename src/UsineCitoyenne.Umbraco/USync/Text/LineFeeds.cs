namespace UsineCitoyenne.Umbraco.USync.Text;

internal static class LineFeeds
{
    /// <summary>As XML readers give it. Unlike the framework's own, leaves U+2028 and the like alone.</summary>
    public static string WithLineFeeds(this string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
