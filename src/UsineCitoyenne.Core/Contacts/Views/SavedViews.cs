using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Contacts.Views;

/// <summary>The views that a responsable keeps, and those that their team shares.</summary>
public sealed class SavedViews(Database database)
{
    private const int Most = 30;

    /// <summary>By name, one's own and the team's.</summary>
    public async Task<IReadOnlyList<SavedViewLine>> ListAsync(ContactScope scope, CancellationToken cancel = default)
    {
        var codes = scope.Territories.Select(territory => territory.Code).ToList();
        await using var db = database.Read();
        var rows = await db.Set<SavedView>()
            .Where(row => row.AccountId == scope.AccountId || (row.TerritoryCode != null && codes.Contains(row.TerritoryCode)))
            .ToListAsync(cancel);
        return [.. rows
            .Where(row => row.AccountId == scope.AccountId || (row.Territory is { } territory && scope.Territories.Contains(territory)))
            .OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase)
            .Select(row => new SavedViewLine(row.Id, row.Name, row.Query, row.Territory, row.AccountId == scope.AccountId))];
    }

    /// <summary>Keeps a view; one's own of the same name is replaced.</summary>
    /// <param name="query">From the question mark, without what was searched for.</param>
    /// <param name="territory">Of the scope, to share it with the team; null for oneself.</param>
    /// <returns>What is wrong, in French, or null.</returns>
    public Task<string?> SaveAsync(ContactScope scope, string? name, string query, TerritoryRef? territory,
        CancellationToken cancel = default)
    {
        var label = name?.Trim() ?? "";
        if (label.Length is 0 or > SavedView.NameLength)
        {
            return Task.FromResult<string?>($"Donnez un nom de 1 à {SavedView.NameLength} caractères.");
        }
        if (query.Length > SavedView.QueryLength)
        {
            return Task.FromResult<string?>("Cette vue a trop de filtres pour être gardée : retirez-en.");
        }
        if (territory is { } shared && !scope.Territories.Contains(shared))
        {
            return Task.FromResult<string?>("Une vue se partage avec l’équipe d’un territoire qui est le vôtre.");
        }
        return database.WriteAsync<string?>(async db =>
        {
            var own = await db.Set<SavedView>().Where(row => row.AccountId == scope.AccountId).ToListAsync(cancel);
            if (own.Find(row => string.Equals(row.Name, label, StringComparison.OrdinalIgnoreCase)) is { } same)
            {
                (same.Query, same.TerritoryKind, same.TerritoryCode) = (query, territory?.Kind, territory?.Code);
                return null;
            }
            if (own.Count >= Most)
            {
                return $"Vous gardez déjà {Most} vues : retirez-en une.";
            }
            db.Add(new SavedView
            {
                AccountId = scope.AccountId,
                Name = label,
                Query = query,
                TerritoryKind = territory?.Kind,
                TerritoryCode = territory?.Code
            });
            return null;
        }, cancel);
    }

    /// <summary>Only its owner removes it.</summary>
    public Task<int> RemoveAsync(ContactScope scope, long id, CancellationToken cancel = default) => database.WriteAsync(
        db => db.Set<SavedView>().Where(row => row.Id == id && row.AccountId == scope.AccountId).ExecuteDeleteAsync(cancel), cancel);
}

/// <param name="Query">From the question mark.</param>
/// <param name="Territory">Whose team shares it; null when nobody does.</param>
public sealed record SavedViewLine(long Id, string Name, string Query, TerritoryRef? Territory, bool IsOwn);
