using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Contacts.Members;

/// <summary>
/// Volunteers as members of the back office. The section is national: it opens to editors of the Members section who have the
/// whole tree of documents. What the member type calls sensitive is neither shown nor changed without the right to it. Reads
/// and acts are in the audit log, with the people they touch.
/// </summary>
public sealed class VolunteerMembers(
    Database database, ContactTable table, VolunteerRecordService records, MemberValues values, MemberCheck check, SiteContent site,
    Audit audit)
{
    /// <summary>Alias of the member type of volunteers.</summary>
    public const string TypeAlias = "benevole";

    private ContentSchema Schema => site.Current.Schema;

    /// <exception cref="ContentException">The member type was not imported.</exception>
    public ContentTypeDefinition Type => Schema.TryGet<ContentTypeDefinition>(SchemaKind.MemberType, TypeAlias, out var type)
        ? type
        : throw new ContentException("Le type de membre «\u00A0Bénévole\u00A0» manque\u00A0: importez les fichiers uSync.");

    /// <summary>One page; confirmed and paused volunteers only.</summary>
    public async Task<(int Total, IReadOnlyList<MemberRecord> Members)> FindAsync(
        Editor by, MemberQuery query, CancellationToken cancel = default)
    {
        var scope = Require(by);
        var take = Math.Clamp(query.Take, 1, ContactQuery.MaximumPageSize);
        var page = await table.SearchAsync(scope, new ContactQuery
        {
            Text = query.Text,
            NamesOnly = !by.SeesSensitiveData,
            States = query.Active is { } active ? [active ? VolunteerState.Confirmed : VolunteerState.Paused] : [],
            Sort = query.Order == MemberOrder.Name ? ContactSort.Name : ContactSort.Newest,
            Descending = query.Descending,
            Page = (query.Skip / take) + 1,
            PageSize = take,
        }, cancel);
        return (page.Total, [.. page.Rows.Select(row => ToRecord(by, row))]);
    }

    /// <summary>Those of these keys that there are.</summary>
    public async Task<IReadOnlyList<MemberRecord>> FindAsync(
        Editor by, IReadOnlyCollection<Guid> keys, CancellationToken cancel = default) =>
        [.. (await table.ReadAsync(Require(by), [.. keys.Select(MemberKey.Read).OfType<long>().Distinct()], AuditAction.ContactRead,
            cancel))
            .Select(row => ToRecord(by, row))];

    /// <summary>Null when there is no such volunteer.</summary>
    public async Task<MemberRecord?> FindAsync(Editor by, Guid key, CancellationToken cancel = default) =>
        (await FindAsync(by, [key], cancel)).FirstOrDefault();

    /// <returns>What is wrong, by alias; empty when it is saved.</returns>
    /// <exception cref="ContentNotFoundException">No such volunteer, or they left.</exception>
    public Task<IReadOnlyDictionary<string, string>> SaveAsync(
        Editor by, Guid key, MemberChanges changes, CancellationToken cancel = default)
    {
        Require(by);
        return database.WriteAsync(async db =>
        {
            var volunteer = await LoadAsync(db, key, cancel);
            var (details, errors) = Check(by, volunteer, changes);
            if (details is null)
            {
                return errors;
            }
            await records.EditAsync(db, volunteer, details, by.AccountId);
            Record(db, by, AuditAction.VolunteerEdited, volunteer);
            if (changes.Active is { } active && (active ? volunteer.Resume() : volunteer.Pause()))
            {
                Record(db, by, active ? AuditAction.VolunteerResumed : AuditAction.VolunteerPaused, volunteer);
            }
            return errors;
        }, cancel);
    }

    /// <summary>What <see cref="SaveAsync"/> would say, without saving.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CheckAsync(
        Editor by, Guid key, MemberChanges changes, CancellationToken cancel = default)
    {
        Require(by);
        await using var db = database.Read();
        return Check(by, await LoadAsync(db, key, cancel), changes).Errors;
    }

    /// <summary>Erases the personal details, as when the person leaves by themself.</summary>
    /// <exception cref="ContentNotFoundException">No such volunteer, or they left.</exception>
    public Task EraseAsync(Editor by, Guid key, CancellationToken cancel = default)
    {
        Require(by);
        return database.WriteAsync(async db =>
        {
            var volunteer = await LoadAsync(db, key, cancel);
            await records.LeaveAsync(db, volunteer);
            Record(db, by, AuditAction.VolunteerLeft, volunteer);
        }, cancel);
    }

    /// <summary>The key of this person in the section, for who may open it; null for others.</summary>
    internal static Guid? KeyFor(Editor by, long volunteer) =>
        by.HasSection(SectionAliases.Members) && by.Documents.Root ? MemberKey.Of(volunteer) : null;

    private static ContactScope Require(Editor by) => EditorScopes.National(by, SectionAliases.Members);

    private (Volunteer.Details? Details, IReadOnlyDictionary<string, string> Errors) Check(
        Editor by, Volunteer volunteer, MemberChanges changes) =>
        check.Check(volunteer, table.ToRow(volunteer), changes, by.SeesSensitiveData, Schema, Type);

    private void Record(SiteDbContext db, Editor by, string action, Volunteer volunteer) =>
        audit.Record(db, action, by.AccountId, $"commune:{volunteer.CommuneCode}", volunteers: [volunteer.Id]);

    private static async Task<Volunteer> LoadAsync(SiteDbContext db, Guid key, CancellationToken cancel) =>
        MemberKey.Read(key) is { } id
        && await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } volunteer
        && ContactTable.Shows(volunteer.State)
            ? volunteer
            : throw new ContentNotFoundException("Cette personne n’est pas ou n’est plus inscrite.");

    private MemberRecord ToRecord(Editor by, ContactRow row)
    {
        var type = Type;
        var shown = type.Properties.Where(property => by.SeesSensitiveData || !property.IsSensitive).Select(property => property.Alias)
            .ToHashSet();
        return new MemberRecord(
            MemberKey.Of(row.Id), $"{row.FirstName} {row.LastName}".Trim(), by.SeesSensitiveData ? row.Email : null,
            row.State == VolunteerState.Confirmed, row.CreatedAt, row.ConfirmedAt ?? row.CreatedAt,
            values.Of(row, Schema, type).Where(value => shown.Contains(value.Key)).ToDictionary());
    }
}
