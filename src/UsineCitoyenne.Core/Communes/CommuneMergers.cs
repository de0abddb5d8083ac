using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Communes;

/// <summary>
/// The states of communes that merged become one: the further state and the commitment stay, the history of both is kept.
/// </summary>
internal sealed class CommuneMergers(TimeProvider clock) : IFollowsMergers
{
    public async Task<int> FollowAsync(SiteDbContext db, Gazetteer gazetteer, CancellationToken cancel)
    {
        var rows = await db.Set<CommuneProgress>().ToDictionaryAsync(row => row.Code, cancel);
        var moved = rows.Values.Select(row => (Row: row, To: gazetteer.CurrentCommune(row.Code)?.Code))
            .Where(pair => pair.To is not null && pair.To != pair.Row.Code).ToList();
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (row, to) in moved)
        {
            if (!rows.TryGetValue(to!, out var whole))
            {
                db.Add(rows[to!] = whole = new CommuneProgress { Code = to! });
            }
            var from = whole.State;
            whole.Absorb(row, now);
            db.Remove(row);
            await db.Set<CommuneStep>().Where(step => step.Code == row.Code)
                .ExecuteUpdateAsync(step => step.SetProperty(line => line.Code, to!), cancel);
            db.Add(new CommuneStep
            {
                Code = to!,
                At = now,
                From = from,
                To = whole.State,
                Act = CommuneAct.Merge,
                Why = $"Fusion de communes : {row.Code} fait partie de {to}"
            });
        }
        return moved.Count;
    }
}
