using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Notes;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>The right to take one's data away (GDPR, articles 15 and 20), behind the personal link.</summary>
public sealed class VolunteerFileService(
    Database database, VolunteerRecordService records, DetailsReads reads, VolunteerOptions options, TerritoryDirectory territories,
    ContactTags tags, ChangeFormatter words, IEnumerable<IAddsToVolunteerFile> others, Audit audit)
{
    /// <summary>Null when the personal link is no longer valid.</summary>
    /// <param name="stateLabel">The word that the site shows for a state.</param>
    /// <param name="useLabel">The words that the site shows for a use.</param>
    public Task<VolunteerFile?> TakeAsync(
        RecordKey key, Func<VolunteerState, string> stateLabel, Func<DetailsUse, string> useLabel, CancellationToken cancel = default) =>
        database.WriteAsync<VolunteerFile?>(async db =>
        {
            if (await records.FindAsync(db, key) is not { } volunteer)
            {
                return null;
            }
            var consents = await ConsentLedger.HistoryOfAsync(db, volunteer.Id, cancel);
            var mails = await Outbox.SentToAsync(db, MailRecipient.Volunteer, volunteer.Id, cancel);
            var seen = await reads.AllAsync(db, volunteer.Id, cancel);
            var notes = await db.Set<VolunteerNote>().Where(note => note.VolunteerId == volunteer.Id).OrderBy(note => note.Id)
                .ToListAsync(cancel);
            var changes = await db.Set<VolunteerChange>().Where(change => change.VolunteerId == volunteer.Id).OrderBy(change => change.Id)
                .ToListAsync(cancel);
            var production = new List<string>();
            foreach (var other in others)
            {
                production.AddRange(await other.LinesAsync(db, volunteer.Id, cancel));
            }
            var labels = await tags.ReadAsync(TagSet.Read(volunteer.TagIds), cancel);
            audit.Record(db, AuditAction.VolunteerTookFile, territory: $"commune:{volunteer.CommuneCode}", volunteers: [volunteer.Id]);
            return new VolunteerFile(
                Details(volunteer, stateLabel),
                [.. consents.Select(row => new FileConsent(
                    row.Given.Purpose, row.Given.Version, row.Text, Utc(row.Given.GivenAt), row.Given.WithdrawnAt is { } at ? Utc(at)
                        : null, row.Given.Channel))],
                [.. mails.Select(mail => new FileMail(mail.Template, Utc(mail.SentAt!.Value)))],
                [.. seen.Select(read => new FileRead(Utc(read.At), useLabel(read.Use), read.Role, read.Territory))])
            {
                Notes = [.. notes.Select(note => new FileNote(Utc(note.At), note.Text))],
                Production = production,
                Tags = [.. labels.Select(label => label.Label)],
                Changes = [.. changes.Select(change => new FileChange(
                    Utc(change.At), ChangeFormatter.NameOf(change.Field), words.Of(change.Field, change.Before),
                    words.Of(change.Field, change.After),
                    change.AccountId is null ? "vous" : "responsable"))],
            };
        }, cancel);

    private FileDetails Details(Volunteer volunteer, Func<VolunteerState, string> stateLabel) => new(
        volunteer.FirstName, volunteer.LastName, volunteer.Email, volunteer.Phone, volunteer.CommuneCode,
        territories.Current.CurrentCommune(volunteer.CommuneCode)?.Label ?? "",
        Labels(OptionList.Profile, volunteer.Profiles), Labels(OptionList.Availability, volunteer.Availability),
        Labels(OptionList.Equipment, volunteer.Equipment), volunteer.Note, stateLabel(volunteer.State), Utc(volunteer.CreatedAt),
        volunteer.ConfirmedAt is { } at ? Utc(at) : null);

    private List<string> Labels(OptionList list, int mask) => [.. options.In(list, mask).Select(option => option.Label)];

    // SQLite gives dates back without their kind; the file says Z.
    private static DateTime Utc(DateTime stored) => DateTime.SpecifyKind(stored, DateTimeKind.Utc);
}
