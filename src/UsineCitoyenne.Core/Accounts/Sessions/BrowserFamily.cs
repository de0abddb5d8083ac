namespace UsineCitoyenne.Core.Accounts.Sessions;

/// <summary>« Firefox sur Windows », and nothing finer: enough to know one's own devices, not to follow anybody.</summary>
internal static class BrowserFamily
{
    // The order counts: Edge and Opera say that they are Chrome, Chrome that it is Safari.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
            ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"),
            ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var agent = userAgent ?? "";
        var browser = Find(Browsers, agent) ?? "Un navigateur";
        return Find(Systems, agent) is { } system ? $"{browser} sur {system}" : browser;
    }

    private static string? Find((string Mark, string Name)[] families, string agent) =>
        Array.Find(families, family => agent.Contains(family.Mark, StringComparison.Ordinal)).Name;
}
