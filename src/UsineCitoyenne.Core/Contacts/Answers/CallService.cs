using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Answers;

namespace UsineCitoyenne.Core.Contacts.Answers;

/// <summary>
/// Who answered which call, for those in charge of these people. Names come from the contact table, which writes the audit.
/// </summary>
public sealed class CallService(Database database, CallDirectory calls, ContactTable table)
{
    private const int Batch = 500;

    /// <summary>Open calls of the territory and those that somebody of it answered, with their totals.</summary>
    public async Task<IReadOnlyList<CallTotal>> ListAsync(ContactScope scope, CancellationToken cancel = default)
    {
        List<CallAnswer> given;
        await using (var db = database.Read())
        {
            given = await db.Set<CallAnswer>().AsNoTracking().Where(row => row.State == CallAnswerState.Given).ToListAsync(cancel);
        }
        var mine = (await table.AmongAsync(scope, [.. given.Select(row => row.VolunteerId).Distinct()], cancel)).ToHashSet();
        var answered = given.Where(row => mine.Contains(row.VolunteerId)).ToLookup(row => row.CallKey);
        return [.. calls.Open(scope.Territories).Concat(answered.Select(group => calls.Find(group.Key)).OfType<CallInfo>())
            .DistinctBy(call => call.Key)
            .Select(call => new CallTotal(call, answered[call.Key].Count(), answered[call.Key].Sum(row => row.Quantity)))
            .OrderByDescending(total => total.People).ThenBy(total => total.Call.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>One call and who of the territory answered it, the newest first; null when it is not published.</summary>
    public async Task<CallAnswerList?> OpenAsync(ContactScope scope, Guid key, bool export = false, CancellationToken cancel = default)
    {
        if (calls.Find(key) is not { } call)
        {
            return null;
        }
        List<CallAnswer> given;
        await using (var db = database.Read())
        {
            given = await db.Set<CallAnswer>().AsNoTracking().Where(row => row.CallKey == key && row.State == CallAnswerState.Given)
                .OrderByDescending(row => row.ChangedAt).ToListAsync(cancel);
        }
        var lines = new List<CallAnswerLine>();
        foreach (var part in given.Chunk(Batch))
        {
            var rows = (await table.ReadAsync(scope, [.. part.Select(row => row.VolunteerId)], export ? AuditAction.ContactsExported
                : AuditAction.ContactsListed, cancel))
                .ToDictionary(row => row.Id);
            lines.AddRange(part.Where(row => rows.ContainsKey(row.VolunteerId))
                .Select(row => new CallAnswerLine(rows[row.VolunteerId], row.Quantity, row.ChangedAt)));
        }
        return new CallAnswerList(call, lines);
    }
}

/// <param name="Quantity">Of those who take some.</param>
public sealed record CallTotal(CallInfo Call, int People, int Quantity);

public sealed record CallAnswerList(CallInfo Call, IReadOnlyList<CallAnswerLine> Lines)
{
    public int Quantity => Lines.Sum(line => line.Quantity);

    public int Coming => Lines.Count(line => line.Quantity == 0);
}

/// <param name="Quantity">0 for « Je viens ».</param>
/// <param name="At">UTC.</param>
public sealed record CallAnswerLine(ContactRow Person, int Quantity, DateTime At);
