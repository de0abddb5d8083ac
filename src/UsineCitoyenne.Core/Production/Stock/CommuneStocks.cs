using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>The stocks that somebody may work, by the mandates that stand now.</summary>
public sealed class CommuneStocks(TerritoryDirectory territories, TimeProvider clock)
{
    /// <summary>In France.</summary>
    public DateOnly Today => FrenchTime.DayOf(Now);

    /// <summary>UTC.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Null where there is no such commune, or no part of its production is this person's.</summary>
    public CommuneStock? Open(Responsable by, string? code)
    {
        if (territories.Current.CurrentCommune(code) is not { } commune)
        {
            return null;
        }
        var rights = by.Held(MandateRights.Produces, commune.Ref, territories.Current);
        return rights == MandateRights.None
            ? null
            : new CommuneStock(commune, by.AccountId, rights, by.May(MandateRights.ReadsContacts, commune.Ref, territories.Current));
    }

    /// <summary>The commune that was typed, where some part of its production is the reader's; null otherwise.</summary>
    public Territory? Find(Responsable by, string? typed, string? code) =>
        territories.Current.Resolve(typed, code).Found?.Commune is { } commune && Open(by, commune.Code) is not null ? commune : null;

    /// <summary>Where the reader has a part in production: communes, or territories above them.</summary>
    public IReadOnlyList<Territory> Territories(Responsable by) =>
        [.. by.Mandates.Where(mandate => (mandate.Rights & MandateRights.Produces) != MandateRights.None)
            .Select(mandate => mandate.Territory).Distinct()
            .Select(territory => territories.Current.Find(territory) ?? territories.Current.CurrentCommune(territory.Code))
            .OfType<Territory>().OrderBy(territory => territory.Kind)];

    /// <summary>The commune's own place, opened with its first gesture.</summary>
    internal static async Task<long> PlaceAsync(SiteDbContext db, Territory commune, CancellationToken cancel) =>
        await Books.FindAsync(db, PlaceKind.Stock, Books.KeyOf(PlaceKind.Stock, commune.Ref), cancel)
        ?? await PlaceService.OpenAsync(
            db, new Place { Kind = PlaceKind.Stock, Key = Books.KeyOf(PlaceKind.Stock, commune.Ref), Name = "" }, commune.Ref, cancel)
        ?? throw new InvalidOperationException("The official code knows this commune.");

    /// <summary>The places of the commune where its goods lie, those of communes that joined it too.</summary>
    internal static Task<List<long>> PlacesAsync(SiteDbContext db, Territory commune, CancellationToken cancel) =>
        PlaceLinks.Within(db, commune.Ref)
            .Where(link => db.Set<Place>().Any(place => place.Id == link.PlaceId
                && (place.Kind == PlaceKind.Stock || place.Kind == PlaceKind.Steriliser || place.Kind == PlaceKind.HandOutPoint)))
            .Select(link => link.PlaceId).ToListAsync(cancel);
}
