using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Content;

/// <summary>What the layout asks of any page.</summary>
public interface IFramedPage
{
    SiteFrame Frame { get; }

    PageHead Head { get; }
}

/// <summary>A page with a form or a question, in the frame of the site named by its route, the nation's otherwise.</summary>
public abstract class FramedPage : PageModel, IFramedPage
{
    private SiteFrame? frame;

    /// <summary><c>agirlocal95</c>; null on the national site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Site { get; set; }

    public SiteFrame Frame => frame ??= HttpContext.RequestServices.GetRequiredService<SiteFrames>().Of(Site);

    public abstract PageHead Head { get; }

    protected SiteAddresses Addresses => HttpContext.RequestServices.GetRequiredService<SiteAddresses>();

    protected SiteOptions Options => HttpContext.RequestServices.GetRequiredService<SiteOptions>();

    /// <summary>True when the route names a site that exists, or none.</summary>
    protected bool SiteExists => Site is null || Frame.Departement is not null;

    protected string TitleOf(string title) =>
        Frame.Departement is { } departement ? $"{title} — {departement.Name} — {Options.Name}" : $"{title} — {Options.Name}";

    protected MenuEntry HomeEntry => new(Frame.Departement is { } departement ? $"Accueil {departement.Name}" : "Accueil", Frame.HomeUrl);
}
