using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Campaigns;

/// <summary>The messages of one's territories, the newest first.</summary>
[Require(Need.Messages)]
public sealed class IndexModel(CampaignService campaigns) : MySpacePage
{
    public override string Title => "Messages";

    public IReadOnlyList<CampaignView> Campaigns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Campaigns = await campaigns.ListAsync(Responsable, cancel);
}
