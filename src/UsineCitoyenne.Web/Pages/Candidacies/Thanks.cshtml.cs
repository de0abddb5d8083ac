using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Candidacies;

public sealed class ThanksModel : FramedPage
{
    [BindProperty(SupportsGet = true, Name = "suggestion")]
    public string? Suggestion { get; set; }

    public override PageHead Head => new() { Title = TitleOf("Merci"), NoIndex = true, Breadcrumb = [HomeEntry] };

    public void OnGet()
    {
    }
}
