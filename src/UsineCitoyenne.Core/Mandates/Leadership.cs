using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>
/// Which territories have somebody in charge: a fact for public pages, without any name.
/// Held in memory, because public pages ask no database; <see cref="RefreshAsync"/> is called each few seconds.
/// </summary>
public sealed class Leadership
{
    private readonly Database database;
    private readonly StandingMandates standing;
    private FrozenSet<TerritoryRef> led = FrozenSet<TerritoryRef>.Empty;

    internal Leadership(Database database, StandingMandates standing)
    {
        this.database = database;
        this.standing = standing;
    }

    public bool IsLed(TerritoryRef territory) => led.Contains(territory);

    /// <summary>Number of territories of a kind that have a responsable.</summary>
    public int CountLed(TerritoryKind kind) => led.Count(territory => territory.Kind == kind);

    /// <summary>True when something changed.</summary>
    public async Task<bool> RefreshAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var leading = await standing.LeadingAsync(db, cancel);
        var now = (await leading.Select(row => new TerritoryRef(row.TerritoryKind, row.TerritoryCode)).Distinct().ToListAsync(cancel)).ToFrozenSet();
        if (now.SetEquals(led))
        {
            return false;
        }
        led = now;
        return true;
    }
}
