using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Needs;

/// <summary>The open needs of a product in a commune, and what they weigh.</summary>
/// <param name="Missing">What nobody has given yet.</param>
public sealed record CommuneNeeds(string CommuneCode, string Place, int Count, long Missing, int Weight)
{
    public const int MostWeight = CommuneWeight.Most;
}

/// <summary>What there is to share out in a territory.</summary>
/// <param name="Communes">Those that miss something, by name.</param>
/// <param name="Allocations">The last ones, newest first.</param>
public sealed record TerritoryShares(
    TerritoryRef Territory, ProductSheet? Product, IReadOnlyList<ProductSheet> Products, IReadOnlyList<CommuneNeeds> Communes,
    IReadOnlyList<AllocationView> Allocations);

/// <param name="Product">Null where the product is gone.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Lines">Empty in a list.</param>
public sealed record AllocationView(
    long Id, ProductSheet? Product, TerritoryRef Territory, string Place, int Quantity, AllocationState State, DateTime CreatedAt,
    IReadOnlyList<AllocationShare> Lines);

/// <param name="Share">How the proposal came to it: what is missing weighs by the commune and by the priority.</param>
/// <param name="Quantity">As adjusted.</param>
public sealed record AllocationShare(
    long NeedId, string Place, string OrganisationName, int CommuneWeight, NeedPriority Priority, Share Share, int Quantity);
