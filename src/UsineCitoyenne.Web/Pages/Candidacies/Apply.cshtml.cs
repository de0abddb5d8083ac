using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Forms;

namespace UsineCitoyenne.Web.Pages.Candidacies;

/// <summary>Somebody offers to take a post.</summary>
public sealed class ApplyModel(CandidacyService candidacies, FormGuard guard, TerritoryDirectory territories)
    : CandidacyFormPage(candidacies, guard, territories)
{
    public override string Path => "/devenir-responsable/";

    public override bool Suggests => false;

    public override PageHead Head => new()
    {
        Title = TitleOf("Devenir responsable"),
        Description =
            "Organiser sa commune, tenir les livraisons, relier la mairie : proposez-vous pour un rôle bénévole, limité dans le temps.",
        Canonical = Addresses.Absolute(Path),
        Breadcrumb = [HomeEntry],
    };
}
