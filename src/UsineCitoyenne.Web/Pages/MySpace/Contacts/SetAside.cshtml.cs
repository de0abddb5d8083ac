using UsineCitoyenne.Core.Campaigns.Preferences;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>The addresses of one's territory that returns put aside: each is mended on the person's own page.</summary>
[Require(Need.Contacts)]
public sealed class SetAsideModel(MailReturns returns) : MySpacePage
{
    public override string Title => "Adresses en panne";

    public IReadOnlyList<ContactRow> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => People = await returns.ListSetAsideAsync(Responsable.Contacts!, cancel);
}
