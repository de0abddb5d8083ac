using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Needs;

/// <summary>After the form, whatever happened.</summary>
public sealed class ThanksModel : FramedPage
{
    /// <summary>The address as it was typed, for its owner alone and once: a slip shows here, where the mail would never come.</summary>
    [TempData]
    public string? SentTo { get; set; }

    /// <summary>The address that may be meant; null when nothing looks mistyped.</summary>
    public string? Meant => MailProviders.Meant(SentTo);

    public string FormUrl => Frame.HomeUrl + "besoin/";

    public override PageHead Head => new() { Title = TitleOf("Plus qu’un geste"), NoIndex = true, Breadcrumb = [HomeEntry] };

    public IActionResult OnGet()
    {
        Response.MustNotBeKept();
        return SiteExists ? Page() : NotFound();
    }
}
