namespace UsineCitoyenne.Core.Text;

/// <summary>
/// What somebody may have meant who mistyped the domain of a well-known provider. A hint, never a correction: the person decides.
/// </summary>
public static class MailProviders
{
    // As French mailboxes are spread, the most frequent first.
    private static readonly string[] Known =
    [
        "gmail.com", "orange.fr", "hotmail.fr", "hotmail.com", "yahoo.fr", "wanadoo.fr", "free.fr", "sfr.fr", "outlook.fr", "outlook.com",
        "laposte.net", "icloud.com", "live.fr", "yahoo.com", "bbox.fr", "neuf.fr", "numericable.fr", "aol.com", "msn.com", "protonmail.com",
        "proton.me", "club-internet.fr", "cegetel.net", "mailo.com", "gmx.fr", "me.com",
    ];

    // Providers whose names lie near those above, and nobody's mistakes.
    private static readonly HashSet<string> Neighbours =
    [
        "ymail.com", "mail.com", "email.com", "rocketmail.com", "gmx.com", "gmx.net", "mac.com", "aliceadsl.fr", "aol.fr", "live.com",
        "sfr.net", "mail.fr", "email.fr", "mail.ru", "free.net", "proton.ch", "pm.me",
    ];

    // A known name under another country's letters is another mailbox: hotmail.be, yahoo.it.
    private static readonly HashSet<string> Endings =
    [
        "fr", "com", "net", "org", "eu", "be", "ch", "it", "de", "es", "pt", "uk", "ca", "lu", "nl", "at", "pl", "ie", "us", "me", "re",
        "nc", "pf", "ma", "tn", "dz",
    ];

    /// <returns>The whole address; null when nothing is likely.</returns>
    public static string? Meant(string? typed)
    {
        var text = Invisible.Strip(typed).Trim();
        var at = text.LastIndexOf('@');
        var domain = text[(at + 1)..].ToLowerInvariant().TrimEnd('.', ',', ';');
        if (at < 1 || domain.Length is < 4 or > 30 || Known.Contains(domain) || Neighbours.Contains(domain))
        {
            return null;
        }
        var dot = domain.LastIndexOf('.');
        var (label, ending) = dot > 0 ? (domain[..dot], domain[(dot + 1)..]) : (domain, "");
        if (label == "gmail")
        {
            return $"{text[..at]}@gmail.com";
        }
        if (Endings.Contains(ending) && Known.Any(known => known.StartsWith(label + ".", StringComparison.Ordinal)))
        {
            return null;
        }
        // Short names lie too near one another for two letters.
        var near = Known.Select(known => (Name: known, Distance: EditDistance.Of(domain, known, 2).Whole))
            .Where(pair => pair.Distance <= (pair.Name.Length < 9 ? 1 : 2)).ToList();
        return near.Count == 0 ? null : $"{text[..at]}@{near.MinBy(pair => pair.Distance).Name}";
    }
}
