using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Web.Content.Models;

/// <summary>What every content view knows: the document, the frame it is shown in, and what the layout needs.</summary>
public abstract class ContentPage(PageContext context) : IFramedPage
{
    public PublishedDocument Document => context.Page.Document;

    public SiteFrame Frame => context.Frame;

    public PageHead Head => context.Head;

    public string Name => Document.Name;

    /// <summary>True when a département shows a page of the nation.</summary>
    public bool IsInherited => context.Page.IsInherited;
}

/// <summary>Everything a model is made from.</summary>
public sealed record PageContext(ResolvedPage Page, SiteFrame Frame, PageHead Head, PublishedSnapshot Snapshot);
