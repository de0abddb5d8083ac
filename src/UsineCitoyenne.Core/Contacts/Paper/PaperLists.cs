using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Contacts.Paper;

/// <summary>
/// A list to print, by commune, with a link a person: « toujours disponible », or « me retirer ». It counts as an export.
/// </summary>
public sealed class PaperLists(Database database, ContactTable table, LinkTokens links)
{
    /// <summary>People on one list: some thirty sheets.</summary>
    public const int Most = 500;

    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(90);

    /// <summary>Null when the view shows more than <see cref="Most"/> people.</summary>
    public async Task<IReadOnlyList<PaperCommune>?> PrepareAsync(ContactScope scope, ContactQuery query, CancellationToken cancel = default)
    {
        var byCommune = query with { Sort = ContactSort.Commune, Descending = false };
        if (await table.CountAsync(scope, byCommune, cancel) > Most)
        {
            return null;
        }
        var rows = new List<ContactRow>();
        await foreach (var row in table.ExportAsync(scope, byCommune, cancel))
        {
            rows.Add(row);
        }
        var tokens = await database.WriteAsync(
            db => Task.FromResult(rows.ConvertAll(row => links.Issue(db, LinkPurpose.Presence, row.Id, LinkLifetime))), cancel);
        return [.. rows.Zip(tokens, (row, token) => new PaperLine(row, token))
            .GroupBy(line => line.Row.Commune?.Code)
            .Select(group => new PaperCommune(group.First().Row.Commune, [.. group]))];
    }
}

/// <param name="Commune">Null for a code that no edition knows.</param>
public sealed record PaperCommune(Territory? Commune, IReadOnlyList<PaperLine> Lines);

/// <param name="Token">Opens <see cref="Presence"/> for this person, and nothing else.</param>
public sealed record PaperLine(ContactRow Row, string Token);
