using UsineCitoyenne.Core.Contacts.Answers;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Calls;

/// <summary>The calls of one's territories with what was answered.</summary>
[Require(Need.Contacts)]
public sealed class IndexModel(CallService service, TerritoryDirectory territories) : MySpacePage
{
    public IReadOnlyList<CallTotal> Calls { get; private set; } = [];

    public override string Title => "Réponses aux appels";

    public string Label(TerritoryRef place) => territories.Current.LabelOf(place);

    public async Task OnGetAsync(CancellationToken cancel) => Calls = await service.ListAsync(Responsable.Contacts!, cancel);
}
