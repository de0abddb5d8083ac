using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Needs;

/// <summary>A need as pages show it, without whom to call.</summary>
/// <param name="Product">Null where the product is gone.</param>
/// <param name="Commune">Of today; null where the code is unknown.</param>
/// <param name="ExpiresAt">UTC; null before it is confirmed.</param>
public sealed record SupplyNeedView(
    long Id, ProductSheet? Product, string CommuneCode, Territory? Commune, RequesterKind Requester, string OrganisationName, int Quantity,
    int Allocated, DateOnly NeededBy, NeedPriority Priority, bool IsPrioritised, NeedState State, int SpecificationVersion,
    DateTime CreatedAt, DateTime? ExpiresAt)
{
    /// <summary>« 300 masques »</summary>
    public string Counted => Product?.Count(Quantity) ?? Text.FrenchNumber.Of(Quantity);

    /// <summary>What nobody has given yet.</summary>
    public int Missing => Math.Max(0, Quantity - Allocated);

    public string Place => Commune?.Label ?? CommuneCode;

    internal static SupplyNeedView Of(SupplyNeed need, IReadOnlyList<ProductSheet> products, Gazetteer gazetteer) => new(
        need.Id, products.FirstOrDefault(product => product.Id == need.ProductId), need.CommuneCode,
        gazetteer.CurrentCommune(need.CommuneCode), need.Requester, need.OrganisationName, need.Quantity, need.Allocated, need.NeededBy,
        need.Priority, need.PrioritisedAt is not null, need.State, need.SpecificationVersion, need.CreatedAt, need.ExpiresAt);
}

/// <summary>Whom to call about a need, for its owner and for who may read contacts there.</summary>
/// <param name="Phone">E.164; empty for none.</param>
public sealed record NeedContact(string Name, string Email, string Phone, string Note)
{
    public bool IsEmpty => Name.Length + Email.Length + Phone.Length + Note.Length == 0;

    internal static NeedContact Of(SupplyNeed need) => new(need.ContactName, need.ContactEmail, need.ContactPhone, need.Note);
}
