using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>A territory's statement with those of the territories in it, for who has a part in its production.</summary>
public sealed class StatementTable(CommuneStocks stocks, StatementService statements, TerritoryDirectory territories)
{
    /// <param name="territory">As in an address; null for the reader's own widest.</param>
    /// <returns>Null where it is not the reader's to read.</returns>
    public async Task<TerritoryStatement?> ReadAsync(
        Responsable by, string? territory, ProductSheet product, CancellationToken cancel = default)
    {
        var gazetteer = territories.Current;
        var place = territory is null
            ? stocks.Territories(by).FirstOrDefault()
            : TerritoryRef.TryParse(territory, out var reference) ? gazetteer.Find(reference) : null;
        if (place is null || place.Kind > TerritoryKind.Commune || !Reads(by, place))
        {
            return null;
        }
        var total = (await statements.ReadAsync(place.Ref, product.Id, PlaceLink.Always, stocks.Today, cancel)).Total;
        var children = ChildrenOf(gazetteer, place);
        var lines = children.Count == 0
            ? new Dictionary<string, StatementLine>()
            : await statements.ReadAllAsync(
                children[0].Kind, [.. children.Select(child => child.Code)], product.Id, PlaceLink.Always, stocks.Today, cancel);
        var shown = children.Where(child => lines.GetValueOrDefault(child.Code) != default)
            .Select(child => (Place: child, Line: lines[child.Code]))
            .OrderByDescending(line => line.Line.Distributed).ThenBy(line => line.Place.Name, StringComparer.CurrentCulture).ToList();
        var sum = shown.Aggregate(default(StatementLine), (all, line) => all + line.Line);
        return new TerritoryStatement(place, Above(by, place), total, OwnOf(total, sum), shown);
    }

    private bool Reads(Responsable by, Territory place) =>
        by.Held(MandateRights.Produces, place.Ref, territories.Current) != MandateRights.None;

    private Territory? Above(Responsable by, Territory place) =>
        ((Territory?[])[place.Departement, place.Region, territories.Current.Nation]).OfType<Territory>()
            .FirstOrDefault(above => above.Kind < place.Kind && Reads(by, above));

    private static IReadOnlyList<Territory> ChildrenOf(Gazetteer gazetteer, Territory place) => place.Kind switch
    {
        TerritoryKind.Nation => gazetteer.Regions,
        TerritoryKind.Region => [.. gazetteer.Departements.Where(departement => departement.Region == place)],
        TerritoryKind.Commune => [],
        _ => gazetteer.CommunesOf(place),
    };

    // What belongs to the territory itself: on the way between its parts, or of places above them. Borders between parts cancel.
    private static StatementLine OwnOf(StatementLine total, StatementLine children) => new(
        total.Opening - children.Opening, total.Received - children.Received, total.Produced - children.Produced, 0, 0,
        total.Distributed - children.Distributed, total.Rejected - children.Rejected, total.Lost - children.Lost,
        total.Gap - children.Gap, total.OnHand - children.OnHand);
}

/// <param name="Above">The territory above it that the reader may open too; null for none.</param>
/// <param name="Own">The total less what its parts have.</param>
/// <param name="Lines">Its parts where something happened: those that gave most first.</param>
public sealed record TerritoryStatement(
    Territory Place, Territory? Above, StatementLine Total, StatementLine Own, IReadOnlyList<(Territory Place, StatementLine Line)> Lines);
