using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Volunteers;

public sealed class ThanksModel : FramedPage
{
    public override PageHead Head => new() { Title = TitleOf("Plus qu’un geste"), NoIndex = true, Breadcrumb = [HomeEntry] };

    public IActionResult OnGet() => SiteExists ? Page() : NotFound();
}
