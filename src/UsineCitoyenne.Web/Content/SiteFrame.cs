using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Content;

/// <summary>In whose name a page speaks: the nation, or one département. Header, menu, sign-up link and feed follow it.</summary>
public sealed class SiteFrame(PublishedDocument? home, Territory? departement, ContentSchema schema)
{
    /// <summary>Null only when nothing was published yet.</summary>
    public PublishedDocument? Home { get; } = home;

    /// <summary>Null on the national site.</summary>
    public Territory? Departement { get; } = departement;

    public bool IsNational => Departement is null;

    public string HomeUrl => Departement?.Path ?? "/";

    public string SignUpUrl => HomeUrl + "inscription/";

    /// <summary>What the sign-up button says, by the dictionary.</summary>
    public string Join { get; } = schema.Phrase("site.join");

    /// <summary>What the site is for, in two sentences, by the dictionary.</summary>
    public string Mission { get; } = schema.Phrase("footer.mission");

    /// <summary>Null on the national site, whose map and search lead to the communes.</summary>
    public string? CommunesUrl => Departement is null ? null : HomeUrl + "communes/";

    public string FeedUrl => HomeUrl + "atom.xml";

    public IReadOnlyList<MenuEntry> Menu { get; } = home is null ? []
        : [.. home.Children.Where(child => !child.HiddenFromNavigation).Select(child => new MenuEntry(child.NavigationName, child.Url))];
}

public sealed record MenuEntry(string Name, string Url);
