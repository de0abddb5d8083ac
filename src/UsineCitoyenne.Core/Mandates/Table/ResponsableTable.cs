using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Mandates.Table;

/// <summary>
/// Table 2: who holds a mandate inside the reader's territory. Their addresses are read under the same scope as volunteers' and leave after
/// the audit has the reading.
/// </summary>
public sealed class ResponsableTable(Database database, ResponsableIndex index, StandingMandates standing, Audit audit)
{
    /// <summary>One page and the counts of every facet. A page beyond the last is the last.</summary>
    public async Task<ResponsablePage> SearchAsync(ContactScope scope, ResponsableQuery query, CancellationToken cancel = default)
    {
        var search = await FindAsync(scope, query, cancel);
        var last = Math.Max(1, (search.Total + ResponsableQuery.PageSize - 1) / ResponsableQuery.PageSize);
        var rows = search.Sorted().Skip((Math.Clamp(query.Page, 1, last) - 1) * ResponsableQuery.PageSize).Take(ResponsableQuery.PageSize)
            .ToList();
        await RecordAsync(scope, AuditAction.ResponsablesListed, $"{rows.Count}", cancel);
        return new ResponsablePage(search.Total, [.. rows.Select(entry => entry.ToRow(standing.Now))], search.Facets());
    }

    /// <summary>Null when there is none, or it is outside the scope, which look the same.</summary>
    public async Task<ResponsableFile?> OpenAsync(ContactScope scope, long mandateId, CancellationToken cancel = default)
    {
        var all = (await FindAsync(scope, new ResponsableQuery(), cancel)).Sorted();
        if (all.FirstOrDefault(entry => entry.Id == mandateId) is not { } found)
        {
            return null;
        }
        await RecordAsync(scope, AuditAction.ResponsableRead, $"account:{found.AccountId} mandate:{mandateId}", cancel);
        return new ResponsableFile(
            found.ToRow(standing.Now), [.. all.Where(entry => entry.AccountId == found.AccountId)
                .Select(entry => entry.ToRow(standing.Now))]);
    }

    /// <summary>Everybody in the view, in its order.</summary>
    public async Task<IReadOnlyList<ResponsableRow>> ExportAsync(
        ContactScope scope, ResponsableQuery query, CancellationToken cancel = default)
    {
        var rows = (await FindAsync(scope, query, cancel)).Sorted();
        await RecordAsync(scope, AuditAction.ResponsablesExported, $"{rows.Count}", cancel);
        return [.. rows.Select(entry => entry.ToRow(standing.Now))];
    }

    private async Task<ResponsableSearch> FindAsync(ContactScope scope, ResponsableQuery query, CancellationToken cancel) =>
        new(await index.ReadAsync(cancel), scope, query, standing.Now);

    private Task RecordAsync(ContactScope scope, string action, string detail, CancellationToken cancel) => database.WriteAsync(db =>
    {
        audit.Record(db, action, scope.AccountId, scope.AuditName, detail);
        return Task.CompletedTask;
    }, cancel);
}
