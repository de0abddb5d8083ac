using System.Diagnostics.CodeAnalysis;

namespace UsineCitoyenne.Core.Content;

/// <summary>Which addresses a link written by an editor may lead to.</summary>
public static class SafeUrl
{
    internal static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>True for <c>http</c>, <c>https</c>, <c>mailto</c>, <c>tel</c> and for paths of this site.</summary>
    public static bool IsSafe([NotNullWhen(true)] string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return false;
        }
        // Browsers drop control characters and blanks before they read the scheme: « java\tscript: » is one.
        var seen = string.Concat(url.Where(letter => letter > ' ' && !char.IsControl(letter)));
        var scheme = seen.AsSpan(0, Math.Max(0, seen.IndexOf(':')));
        if (scheme.IndexOfAny("/?#") >= 0 || seen.IndexOf(':') < 0)
        {
            // Relative. A backslash would read as a slash and lead to another host.
            return !seen.Contains('\\');
        }
        foreach (var allowed in Schemes)
        {
            if (scheme.Equals(allowed, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return seen.StartsWith("/{localLink:", StringComparison.Ordinal) || seen.StartsWith("{localLink:", StringComparison.Ordinal);
    }

    /// <summary>True when it leaves the site.</summary>
    public static bool IsExternal(string url) =>
        url.StartsWith("//", StringComparison.Ordinal) || url.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
