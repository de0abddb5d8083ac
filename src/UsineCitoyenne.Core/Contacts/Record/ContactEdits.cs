using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Contacts.Record;

/// <summary>What a responsable corrects of somebody in their territory, each time with history and audit.</summary>
public sealed class ContactEdits(
    Database database, ContactTable table, VolunteerHistory history, CommuneChanges communes, VolunteerOptions options,
    TerritoryDirectory territories, Audit audit)
{
    /// <returns>What is wrong, by member of <see cref="ContactEdit"/>; empty when it is saved; null when the scope does not show this
    /// person.</returns>
    public Task<IReadOnlyDictionary<string, string>?> SaveAsync(
        ContactScope scope, long id, ContactEdit edit, CancellationToken cancel = default) =>
        ActAsync(scope, id, async (db, volunteer) =>
        {
            var errors = new Dictionary<string, string>();
            var commune = territories.Current.CurrentCommune(edit.CommuneCode);
            if (commune is null)
            {
                errors[nameof(edit.CommuneCode)] =
                    "Nous ne connaissons pas cette commune. Tapez son nom ou son code postal, puis choisissez-la dans la liste.";
            }
            if (!PhoneNumber.TryRead(edit.Phone, commune?.Code, out var phone))
            {
                errors[nameof(edit.Phone)] = PhoneNumber.Refusal;
            }
            // What is no longer offered is not on the form: whoever had ticked it keeps it.
            var profiles = options.Mask(OptionList.Profile, edit.Profiles) | Hidden(OptionList.Profile, volunteer.Profiles);
            var availability = options.Mask(OptionList.Availability, edit.Availability) | Hidden(
                OptionList.Availability, volunteer.Availability);
            if (profiles == 0)
            {
                errors[nameof(edit.Profiles)] = "Cochez au moins une façon d’aider.";
            }
            if (errors.Count > 0)
            {
                return errors;
            }
            // Their declared code may be an old one of the same commune: that is no move.
            var moves = territories.Current.CurrentCommune(volunteer.CommuneCode)?.Code != commune!.Code;
            await ChangeAsync(db, scope, volunteer, new Values(moves ? commune.Code
                : volunteer.CommuneCode, phone, profiles, availability, edit.IsPaused), false, cancel);
            return errors;
        }, cancel);

    /// <summary>Takes the last act on this person back, field by field where nobody changed it since.</summary>
    /// <returns>False when there is nothing to take back, or the scope does not show this person.</returns>
    public async Task<bool> UndoAsync(ContactScope scope, long id, CancellationToken cancel = default) =>
        await ActAsync<bool?>(scope, id, async (db, volunteer) =>
    {
        var last = await db.Set<VolunteerChange>().Where(row => row.VolunteerId == id).OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancel);
        if (last is null or { Undoes: true })
        {
            return false;
        }
        var now = VolunteerHistory.Of(volunteer);
        var rows = await db.Set<VolunteerChange>().Where(row => row.VolunteerId == id && row.EditId == last.EditId).ToListAsync(cancel);
        string Back(ChangedField field) => rows.Find(row => row.Field == field && row.After == now[field])?.Before ?? now[field];
        var paused = Back(ChangedField.State) == ((int)VolunteerState.Paused).ToString(CultureInfo.InvariantCulture);
        await ChangeAsync(
            db, scope, volunteer,
            new Values(Back(ChangedField.Commune), Back(ChangedField.Phone), Number(Back(ChangedField.Profiles)),
                Number(Back(ChangedField.Availability)), paused),
            true, cancel);
        return true;
    }, cancel) ?? false;

    private async Task ChangeAsync(SiteDbContext db, ContactScope scope, Volunteer volunteer, Values values, bool undoes,
        CancellationToken cancel)
    {
        var before = VolunteerHistory.Of(volunteer);
        var edit = Guid.CreateVersion7();
        volunteer.Correct(values.Phone, values.Profiles, values.Availability);
        var turned = values.Paused ? volunteer.Pause() : volunteer.Resume();
        history.Record(db, volunteer, before, scope.AccountId, edit, undoes);
        await communes.RecordAsync(db, volunteer, before[ChangedField.Commune], values.Commune, scope.AccountId, edit, undoes, cancel);
        if (turned)
        {
            audit.Record(
                db, values.Paused ? AuditAction.VolunteerPaused
                    : AuditAction.VolunteerResumed, scope.AccountId, scope.AuditName, volunteers: [volunteer.Id]);
        }
        var after = VolunteerHistory.Of(volunteer);
        if (before.Any(pair => pair.Key is ChangedField.Phone or ChangedField.Profiles or ChangedField.Availability
            && pair.Value != after[pair.Key]))
        {
            audit.Record(db, AuditAction.VolunteerEdited, scope.AccountId, scope.AuditName, volunteers: [volunteer.Id]);
        }
    }

    private Task<T?> ActAsync<T>(ContactScope scope, long id, Func<SiteDbContext, Volunteer, Task<T>> act, CancellationToken cancel) =>
        database.WriteAsync<T?>(async db => await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } volunteer
            && table.Reaches(scope, volunteer)
            ? await act(db, volunteer)
            : default, cancel);

    private Task<IReadOnlyDictionary<string, string>?> ActAsync(
        ContactScope scope, long id, Func<SiteDbContext, Volunteer, Task<Dictionary<string, string>>> act, CancellationToken cancel) =>
        ActAsync<IReadOnlyDictionary<string, string>>(scope, id, async (db, volunteer) => await act(db, volunteer), cancel);

    private int Hidden(OptionList list, int mask) => options.In(list, mask).Where(option => option.Hidden)
        .Aggregate(0, (all, option) => all | option.Mask);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Values(string Commune, string Phone, int Profiles, int Availability, bool Paused);
}

/// <summary>The fields of a line of the table, as typed.</summary>
public sealed record ContactEdit(
    string? CommuneCode, string? Phone, IReadOnlyList<string> Profiles, IReadOnlyList<string> Availability, bool IsPaused);
