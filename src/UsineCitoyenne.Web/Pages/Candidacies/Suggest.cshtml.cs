using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Forms;

namespace UsineCitoyenne.Web.Pages.Candidacies;

/// <summary>Somebody thinks of somebody else, who gets one mail.</summary>
public sealed class SuggestModel(CandidacyService candidacies, FormGuard guard, TerritoryDirectory territories)
    : CandidacyFormPage(candidacies, guard, territories)
{
    public override string Path => "/devenir-responsable/suggerer/";

    public override bool Suggests => true;

    public override PageHead Head => new()
    {
        Title = TitleOf("Suggérer quelqu’un"),
        Description = "Vous pensez à quelqu’un pour organiser votre commune ? Un seul message lui sera envoyé.",
        Canonical = Addresses.Absolute(Path),
        Breadcrumb = [HomeEntry, new MenuEntry("Devenir responsable", "/devenir-responsable/")],
    };
}
