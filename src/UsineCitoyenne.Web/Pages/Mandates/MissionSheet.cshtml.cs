using Markdig;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Mandates;

/// <summary>What the holder of a kind of mandate does: the « feuille de route », for all to read.</summary>
public sealed class MissionSheetModel(MandateTypes types) : FramedPage
{
    // An administrator writes it: Markdown and nothing that a browser would run.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public MandateTypeView Type { get; private set; } = null!;

    public IHtmlContent Sheet { get; private set; } = HtmlString.Empty;

    public override PageHead Head => new()
    {
        Title = TitleOf($"Feuille de route : {Type.Name}"),
        Description = $"Ce que fait la personne qui tient ce rôle : {Type.Name}.",
        Canonical = Addresses.Absolute($"/feuille-de-route/{Type.Alias}/"),
        Breadcrumb = [HomeEntry, new MenuEntry("Devenir responsable", "/devenir-responsable/")],
    };

    public async Task<IActionResult> OnGetAsync(string alias, CancellationToken cancel)
    {
        if (await types.FindAsync(alias.ToLowerInvariant(), cancel) is not { } type)
        {
            return NotFound();
        }
        Type = type;
        Sheet = new HtmlString(Markdown.ToHtml(type.MissionSheet, Pipeline));
        return Page();
    }
}
