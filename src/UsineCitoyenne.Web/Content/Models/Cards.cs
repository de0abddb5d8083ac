using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Content.Models;

/// <summary>A tutorial in a list.</summary>
public sealed record TutorialCard(string Name, string Url, string Summary, PublishedMedia? Picture, string Difficulty, int? DurationMinutes,
    bool IsInherited)
{
    public static TutorialCard Of(ListingItem item) => new(
        item.Document.NavigationName, item.Url, item.Document.Text("summary"), item.Document.Media("picture"),
        item.Document.Choice("difficulty"),
        item.Document.Count("durationMinutes"), item.IsInherited);
}

/// <summary>A production call in a list.</summary>
/// <param name="State"><c>Ouvert</c>, <c>Pourvu</c> or <c>Clos</c>.</param>
/// <param name="Urgency">One of the three choices of its data type, or nothing.</param>
public sealed record CallCard(
    string Name, string Url, string Summary, string State, int? Quantity, string Unit, DateTime? Deadline, Territory? Place, string Urgency)
{
    public bool IsOpen => State is "Ouvert" or "";

    /// <summary>« J'en prends 20 » answers it too, beside « Je viens ».</summary>
    public bool AsksHowMany => CallInfo.Counts(Quantity, Unit);

    /// <summary>Before all others in its list.</summary>
    public bool IsUrgent => IsOpen && Urgency == "Tout de suite";

    public static CallCard Of(PublishedDocument call, Gazetteer gazetteer) => new(
        call.NavigationName, call.Url, call.Text("summary"), call.Choice("callState"), call.Count("quantity"), call.Text("unit"),
        call.Date("deadline"), gazetteer.CurrentCommune(call.Text("communeCode")), call.Text("urgency"));
}

/// <summary>A news item in a list.</summary>
public sealed record NewsCard(string Name, string Url, string Summary, DateTime Date, PublishedMedia? Picture)
{
    public static NewsCard Of(PublishedDocument news) => new(
        news.NavigationName, news.Url, news.Text("summary"), news.Date("newsDate") ?? news.CreateDate, news.Media("picture"));
}

/// <summary>A video in a list.</summary>
public sealed record VideoCard(string Name, string Url, string Summary, PublishedMedia? Picture, int? DurationMinutes, bool IsInherited)
{
    public static VideoCard Of(ListingItem item) => new(
        item.Document.NavigationName, item.Url, item.Document.Text("summary"), item.Document.Media("picture"),
        item.Document.Count("durationMinutes"), item.IsInherited);
}

/// <summary>A question with its answer, as HTML that was cleaned when it was published.</summary>
public sealed record FaqEntry(string Question, string Segment, string Answer, bool IsInherited);
