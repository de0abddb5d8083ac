using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Content.Models;

/// <summary>The national home.</summary>
public sealed class NationalHome(PageContext context, SiteFacts facts) : ContentPage(context)
{
    public string HeroTitle { get; } = context.Page.Document.Text("heroTitle");

    public string HeroText { get; } = context.Page.Document.Text("heroText");

    public PublishedMedia? HeroPicture { get; } = context.Page.Document.Media("heroPicture");

    public string Purpose { get; } = context.Page.Document.Html("purpose");

    public Figures Figures { get; } = facts.Nation();

    public FranceView Map { get; } = facts.Map();

    public IReadOnlyList<CallCard> Calls { get; } = facts.LatestCalls(context.Snapshot, null, 4);

    public IReadOnlyList<TutorialCard> Tutorials { get; } = facts.Tutorials(context.Snapshot, context.Page.Document, 6);

    public IReadOnlyList<NewsCard> News { get; } = facts.LatestNews(context.Snapshot, context.Page.Document, 2);
}

/// <summary>A département's home.</summary>
public sealed class DepartementHome(PageContext context, SiteFacts facts) : ContentPage(context)
{
    public Territory Departement => Frame.Departement!;

    public string HeroTitle { get; } = context.Page.Document.Text("heroTitle");

    public string HeroText { get; } = context.Page.Document.Text("heroText");

    public string Welcome { get; } = context.Page.Document.Html("welcome");

    /// <summary>Of the band above: a colour by the name that the style sheet gives it; null for the site's own.</summary>
    public string? Accent { get; } = context.Page.Document.Colour("accent") switch
    {
        "#37594b" => "sage",
        "#8f2f1f" => "thread",
        "#5b3a6e" => "plum",
        _ => null,
    };

    /// <summary>The page that the editors put forward.</summary>
    public PublishedDocument? Featured { get; } = context.Page.Document.Pages("featured") is [var page, ..] ? page : null;

    /// <summary>A role's mailbox, never a person's; empty for none.</summary>
    public string ContactAddress { get; } = context.Page.Document.Text("contactAddress");

    public int Volunteers { get; } = facts.Volunteers(context.Frame.Departement);

    /// <summary>Whether somebody leads the département, and the région above it.</summary>
    public IReadOnlyList<RoleCard> Roles { get; } = facts.Roles(context.Frame.Departement!);

    /// <summary>The communes with most volunteers, then the most populated.</summary>
    public IReadOnlyList<CommuneLine> Communes { get; } = facts.LiveliestCommunes(context.Frame.Departement!, 12);

    public IReadOnlyList<CallCard> Calls { get; } = facts.LatestCalls(context.Snapshot, context.Page.Document, 4);

    public IReadOnlyList<TutorialCard> Tutorials { get; } = facts.Tutorials(context.Snapshot, context.Page.Document, 6);

    public IReadOnlyList<NewsCard> News { get; } = facts.LatestNews(context.Snapshot, context.Page.Document, 2);
}

/// <param name="Volunteers">Confirmed.</param>
/// <param name="Communes">With at least one volunteer.</param>
/// <param name="LedDepartements">With a responsable.</param>
public sealed record Figures(int Volunteers, int Communes, int LedDepartements, int Departements);

/// <param name="Path">SVG outline; null for lands that the map does not draw: they are in the list beside it.</param>
/// <param name="Level">0 (nobody) to 5.</param>
/// <param name="Figure">What the map tells of it, in words: « 123 bénévoles ».</param>
public sealed record MapArea(string Code, string Name, string Url, string Figure, int Level, string? Path);

/// <summary>France by département, in six classes.</summary>
/// <param name="Column">What the figures of the list are.</param>
/// <param name="Levels">What each class means, from 0.</param>
/// <param name="HasList">False where the page has a fuller table.</param>
public sealed record FranceView(
    string Title, string Text, string Legend, string Column, IReadOnlyList<string> Levels, IReadOnlyList<MapArea> Areas,
    bool HasList = true);

/// <summary>A role and whether somebody holds it.</summary>
/// <param name="State">« rôle tenu », « par intérim », « place à prendre ».</param>
/// <param name="Names">Of those who agreed to be named.</param>
/// <param name="Url">Of its mission sheet.</param>
public sealed record RoleCard(string Role, string Place, bool IsFilled, string State, IReadOnlyList<string> Names, string Url);

/// <summary>A commune in a list.</summary>
public sealed record CommuneLine(Territory Commune, int Volunteers, bool IsLed);
