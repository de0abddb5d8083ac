using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Content.Models;

public sealed class TutorialList(PageContext context) : ContentPage(context)
{
    public string Intro { get; } = context.Page.Document.Text("intro");

    public IReadOnlyList<TutorialCard> Tutorials { get; } = [.. context.Snapshot.Listing(context.Page.Document).Select(TutorialCard.Of)];
}

public sealed class Tutorial(PageContext context) : ContentPage(context)
{
    public string Summary { get; } = context.Page.Document.Text("summary");

    public PublishedMedia? Picture { get; } = context.Page.Document.Media("picture");

    public string Difficulty { get; } = context.Page.Document.Choice("difficulty");

    public int? DurationMinutes { get; } = context.Page.Document.Count("durationMinutes");

    public IReadOnlyList<string> Supplies { get; } = context.Page.Document.Lines("supplies");

    public IReadOnlyList<TutorialStep> Steps { get; } =
        [.. context.Page.Document.Blocks("steps").Select((step, index) => new TutorialStep(index + 1, step))];

    public string VideoUrl { get; } = context.Page.Document.Text("videoUrl");

    public IReadOnlyList<PublishedLink> Downloads { get; } = context.Page.Document.Links("downloads");

    public IReadOnlyList<PublishedLink> Sources { get; } = context.Page.Document.Links("sources");

    public IReadOnlyList<string> Keywords { get; } = context.Page.Document.Choices("keywords");

    /// <summary>What the editor would have read next.</summary>
    public IReadOnlyList<TutorialCard> Related { get; } =
        [.. context.Page.Document.Pages("related").Select(page => TutorialCard.Of(new ListingItem(page, page.Url, false)))];
}

/// <param name="number">From 1.</param>
public sealed class TutorialStep(int number, PublishedElement step)
{
    public int Number => number;

    public string Title { get; } = step.Text("title");

    public string Text { get; } = step.Html("text");

    public PublishedMedia? Picture { get; } = step.Media("picture");

    public string VideoUrl { get; } = step.Text("videoUrl");
}

public sealed class FaqList(PageContext context) : ContentPage(context)
{
    public string Intro { get; } = context.Page.Document.Text("intro");

    /// <summary>Questions by theme, in the order of first appearance.</summary>
    public IReadOnlyList<IGrouping<string, FaqEntry>> Themes { get; } =
    [
        .. context.Snapshot.Listing(context.Page.Document).GroupBy(
            item => item.Document.Choice("theme"),
            item => new FaqEntry(item.Document.Name, item.Document.Segment, item.Document.Html("answer"), item.IsInherited)),
    ];
}

/// <summary>A question on its own address, so that it can be sent to somebody.</summary>
public sealed class FaqQuestion(PageContext context) : ContentPage(context)
{
    public string Answer { get; } = context.Page.Document.Html("answer");

    public string Theme { get; } = context.Page.Document.Choice("theme");
}

public sealed class VideoList(PageContext context) : ContentPage(context)
{
    public string Intro { get; } = context.Page.Document.Text("intro");

    public IReadOnlyList<VideoCard> Videos { get; } = [.. context.Snapshot.Listing(context.Page.Document).Select(VideoCard.Of)];
}

public sealed class Video(PageContext context) : ContentPage(context)
{
    public string Summary { get; } = context.Page.Document.Text("summary");

    public string VideoUrl { get; } = context.Page.Document.Text("videoUrl");

    public PublishedMedia? Picture { get; } = context.Page.Document.Media("picture");

    public int? DurationMinutes { get; } = context.Page.Document.Count("durationMinutes");

    public string Transcript { get; } = context.Page.Document.Html("transcript");
}

public sealed class CallList(PageContext context, SiteFacts facts) : ContentPage(context)
{
    public string Intro { get; } = context.Page.Document.Text("intro");

    public IReadOnlyList<CallCard> Calls { get; } = facts.LatestCalls(context.Snapshot, context.Page.Document, int.MaxValue);
}

public sealed class Call(PageContext context, Gazetteer gazetteer) : ContentPage(context)
{
    public CallCard Card { get; } = CallCard.Of(context.Page.Document, gazetteer);

    public string Body { get; } = context.Page.Document.Html("body");

    public string Product { get; } = context.Page.Document.Text("product");

    /// <summary>Skills that are looked for; empty when everybody may answer.</summary>
    public IReadOnlyList<string> Seeking { get; } = context.Page.Document.Choices("seeking");

    public IReadOnlyList<NeedLine> OtherNeeds { get; } = [.. context.Page.Document.Blocks("otherNeeds").Select(NeedLine.Of)];
}

/// <summary>One more thing that a call needs.</summary>
public sealed record NeedLine(string What, int? HowMany, string Unit)
{
    public static NeedLine Of(PublishedElement line) => new(line.Text("what"), line.Count("howMany"), line.Text("unit"));
}

public sealed class NewsList(PageContext context, SiteFacts facts) : ContentPage(context)
{
    public string Intro { get; } = context.Page.Document.Text("intro");

    public IReadOnlyList<NewsCard> News { get; } = facts.LatestNews(context.Snapshot, context.Page.Document, int.MaxValue);
}

public sealed class News(PageContext context) : ContentPage(context)
{
    public NewsCard Card { get; } = NewsCard.Of(context.Page.Document);

    public string Body { get; } = context.Page.Document.Html("body");
}

public sealed class PlainPage(PageContext context) : ContentPage(context)
{
    public string Summary { get; } = context.Page.Document.Text("summary");

    public string Body { get; } = context.Page.Document.Html("body");

    public IReadOnlyList<PublishedDocument> Children => Document.Children;
}
