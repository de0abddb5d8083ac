using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Candidacies;

/// <summary>The candidacies that the reader has to review.</summary>
[Require(Need.Reviews)]
public sealed class IndexModel(CandidacyReview review) : MySpacePage
{
    public override string Title => "Candidatures";

    public IReadOnlyList<CandidacyLine> Lines { get; private set; } = [];

    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await review.ListAsync(Responsable, cancel);
}
