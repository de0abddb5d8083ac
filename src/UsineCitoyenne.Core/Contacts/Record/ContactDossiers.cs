using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Core.Volunteers.Notes;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Contacts.Record;

/// <summary>
/// A person's page for responsables: it opens by <see cref="ContactTable.OpenAsync"/>, which checks the scope and writes the audit; then
/// tags and notes.
/// </summary>
public sealed class ContactDossiers(
    Database database, ContactTable table, ContactTags tags, AccountStore accounts, ChangeFormatter words, CallDirectory calls,
    TerritoryDirectory territories, Audit audit, TimeProvider clock)
{
    private const string OtherPlace = "Cette étiquette est d’un autre territoire que la personne.";
    private static readonly string TooMany = $"Une personne porte au plus {TagSet.Most} étiquettes : retirez-en une.";

    /// <summary>Null when there is no such person in the scope.</summary>
    public async Task<ContactDossier?> OpenAsync(ContactScope scope, long id, CancellationToken cancel = default)
    {
        if (await table.OpenAsync(scope, id, cancel) is not { } row)
        {
            return null;
        }
        var samePhone = await table.SamePhoneAsync(scope, row, cancel);
        await using var db = database.Read();
        var notes = await db.Set<VolunteerNote>().Where(note => note.VolunteerId == id).OrderByDescending(note => note.Id)
            .ToListAsync(cancel);
        var changes = await db.Set<VolunteerChange>().Where(change => change.VolunteerId == id).OrderByDescending(change => change.Id)
            .Take(100).ToListAsync(cancel);
        var people = await accounts.FindAllAsync(
            db, [.. notes.Select(note => note.AccountId).Concat(changes.Select(change => change.AccountId).OfType<long>()).Distinct()]);
        string NameOf(long? account) => account is { } number ? people.GetValueOrDefault(number)?.Name ?? "Équipe du site" : "";
        return new ContactDossier(
            row,
            await tags.ReadAsync(row.Tags, cancel),
            [.. notes.Select(note => new NoteView(note.Id, NameOf(note.AccountId), note.At, note.Text, note.AccountId == scope.AccountId))],
            [.. changes.Select(change => new ChangeView(
                change.Field, words.Of(change.Field, change.Before), words.Of(change.Field, change.After), NameOf(change.AccountId),
                    change.At, change.Undoes))])
        {
            SamePhone = samePhone,
            Calls = [.. from answer in await CallAnswers.OfAsync(db, id, cancel)
                        where answer.State != CallAnswerState.Awaited
                        let call = calls.Find(answer.CallKey)
                        where call is not null
                        select new CallLine(call.Name, call.Url, call.Unit, answer.Quantity, answer.State == CallAnswerState.Withdrawn,
                            answer.ChangedAt)],
        };
    }

    /// <returns>What is wrong, in French; empty when it is kept; null when the scope does not show this person.</returns>
    public Task<string?> NoteAsync(ContactScope scope, long id, string? text, CancellationToken cancel = default)
    {
        var note = (text ?? "").ReplaceLineEndings("\n").Trim();
        return ActAsync(scope, id, AuditAction.ContactNoted, (db, _) =>
        {
            if (note.Length is 0 or > VolunteerNote.Longest)
            {
                return note.Length == 0 ? "Écrivez quelque chose, ou laissez la fiche comme elle est."
                    : $"Une note compte au plus {FrenchNumber.Of(VolunteerNote.Longest)} caractères.";
            }
            db.Add(new VolunteerNote { VolunteerId = id, AccountId = scope.AccountId, At = clock.GetUtcNow().UtcDateTime, Text = note });
            return "";
        }, cancel);
    }

    /// <summary>Takes one's own note away.</summary>
    public Task<int> RemoveNoteAsync(ContactScope scope, long id, long note, CancellationToken cancel = default) => database.WriteAsync(
        db => db.Set<VolunteerNote>().Where(row => row.Id == note && row.VolunteerId == id && row.AccountId == scope.AccountId)
            .ExecuteDeleteAsync(cancel), cancel);

    /// <returns>What is wrong, in French; empty when it is done; null when the scope does not show this person.</returns>
    public async Task<string?> TagAsync(ContactScope scope, long id, long tag, CancellationToken cancel = default)
    {
        var view = (await tags.OfferedAsync(scope, cancel)).FirstOrDefault(offered => offered.Id == tag);
        return await ActAsync(scope, id, AuditAction.ContactTagged, (_, volunteer) => !IsIn(view?.Territory, volunteer) ? OtherPlace
            : Put(volunteer, tag), cancel);
    }

    /// <summary>
    /// Makes a tag, or finds the one of that name, and puts it: both or neither, so that no tag is left that nobody wears.
    /// </summary>
    /// <returns>As for <see cref="TagAsync"/>.</returns>
    public Task<string?> TagAsNewAsync(ContactScope scope, long id, TerritoryRef place, string? label,
        CancellationToken cancel = default) =>
        ActAsync(scope, id, AuditAction.ContactTagged, async (db, volunteer) =>
        {
            if (!IsIn(place, volunteer))
            {
                return OtherPlace;
            }
            if (TagSet.Read(volunteer.TagIds).Length >= TagSet.Most)
            {
                return TooMany;
            }
            return await tags.MakeAsync(db, scope, place, label, cancel) is { } made ? Put(volunteer, made.Id)
                : "Donnez à l’étiquette un nom de 1 à 40 caractères, pour un de vos territoires.";
        }, cancel);

    public Task<string?> UntagAsync(ContactScope scope, long id, long tag, CancellationToken cancel = default) =>
        ActAsync(scope, id, AuditAction.ContactTagged, (_, volunteer) => volunteer.Untag(tag) ? ""
            : "Cette étiquette est déjà retirée.", cancel);

    private bool IsIn(TerritoryRef? place, Volunteer volunteer) =>
        place is { } territory && territories.Current.CurrentCommune(volunteer.CommuneCode) is { } commune
            && territories.Current.Contains(territory, commune);

    private static string Put(Volunteer volunteer, long tag) =>
        volunteer.Tag(tag) || TagSet.Read(volunteer.TagIds).Contains(tag) ? "" : TooMany;

    private Task<string?> ActAsync(ContactScope scope, long id, string action, Func<SiteDbContext, Volunteer, string> act,
        CancellationToken cancel) =>
        ActAsync(scope, id, action, (db, volunteer) => Task.FromResult(act(db, volunteer)), cancel);

    private Task<string?> ActAsync(ContactScope scope, long id, string action, Func<SiteDbContext, Volunteer, Task<string>> act,
        CancellationToken cancel) =>
        database.WriteAsync<string?>(async db =>
        {
            if (await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } volunteer
                || !table.Reaches(scope, volunteer))
            {
                return null;
            }
            var wrong = await act(db, volunteer);
            if (wrong.Length == 0)
            {
                audit.Record(db, action, scope.AccountId, scope.AuditName, volunteers: [id]);
            }
            return wrong;
        }, cancel);
}
