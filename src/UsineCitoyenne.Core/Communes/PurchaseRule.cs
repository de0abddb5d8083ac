using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Communes;

/// <summary>Matter comes once the town hall is committed, or where the commune produces without it.</summary>
internal sealed class PurchaseRule(CommuneStates states) : IPurchaseRule
{
    public bool Allows(Territory commune) =>
        states.CommitmentOf(commune) is not null || states.Of(commune) == CommuneState.Producing;
}
