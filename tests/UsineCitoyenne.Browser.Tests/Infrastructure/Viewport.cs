using Microsoft.Playwright;

namespace UsineCitoyenne.Browser.Tests.Infrastructure;

/// <summary>A screen that journeys run on.</summary>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
public sealed record Viewport(string Name, int Width, int Height)
{
    public static readonly Viewport Phone = new("phone", 390, 844);
    public static readonly Viewport Desktop = new("desktop", 1440, 900);

    internal BrowserNewContextOptions ToContextOptions(Uri? baseAddress, bool javaScript) => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        ColorScheme = ColorScheme.Light,
        IsMobile = Width < 600,
        HasTouch = Width < 600,
        Locale = "fr-FR",
        TimezoneId = "Europe/Paris",
        BaseURL = baseAddress?.ToString(),
        JavaScriptEnabled = javaScript,
        ReducedMotion = ReducedMotion.Reduce,
    };
}
