using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Contacts.Proxy;

/// <summary>
/// A responsable acts on a person's word, heard at a stand or by phone: enters them, notes a sign of life, takes them off. Within the
/// responsable's territory, and always in the audit.
/// </summary>
public sealed class ProxyService(
    Database database, SignUpCheck check, SignUpService signUp, ContactTable contacts, VolunteerRecordService records,
    VolunteerMails mails, AccountStore accounts, NearestLeaders leaders, ConsentLedger consents, OrganiserDigests digests, Audit audit,
    TerritoryDirectory territories, TimeProvider clock)
{
    /// <summary>Channel of an agreement given aloud.</summary>
    internal const string Oral = "oral";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Who has an address gets the usual mail and confirms by it; who has none is entered at once, with the agreement they gave aloud.
    /// </summary>
    public async Task<ProxyOutcome> EnterAsync(ContactScope by, ProxyForm form, CancellationToken cancel = default)
    {
        var (details, found) = check.Check(form.Person);
        var errors = new Dictionary<string, string>(found);
        SignUpCheck.CheckConsents(errors, form.Person);
        var written = !string.IsNullOrWhiteSpace(form.Person.Email);
        if (written)
        {
            SignUpCheck.CheckEmail(errors, form.Person);
        }
        else if (string.IsNullOrWhiteSpace(form.Person.Phone) && !errors.ContainsKey(nameof(SignUpForm.Phone)))
        {
            errors[nameof(SignUpForm.Phone)] = "Sans adresse électronique, il faut un téléphone pour joindre cette personne.";
        }
        if (territories.Current.CurrentCommune(form.Person.CommuneCode ?? "") is { } commune && !contacts.IsIn(by, commune))
        {
            errors[nameof(SignUpForm.CommuneCode)] = "Cette commune n’est pas sur votre territoire.";
        }
        if (details is null || errors.Count > 0)
        {
            return new ProxyOutcome(errors, null);
        }
        if (!form.EvenIfKnown && await HasNamesakeAsync(details, cancel))
        {
            return new ProxyOutcome(errors, null, Namesake: true);
        }
        return written
            ? new ProxyOutcome(await signUp.SubmitAsync(form.Person, cancel), null)
            : new ProxyOutcome(errors, await EnterAsync(by, form.Person, details, cancel));
    }

    /// <summary>The person said that they are still available. False outside the territory.</summary>
    public Task<bool> HeardAsync(ContactScope by, long id, CancellationToken cancel = default) => ActAsync(by, id, (_, volunteer) =>
    {
        volunteer.Resume();
        volunteer.Heard(Now);
        return Task.FromResult(AuditAction.VolunteerHeard);
    }, cancel);

    /// <summary>The person asked to be taken off. Erases at once.</summary>
    public Task<bool> LeaveAsync(ContactScope by, long id, CancellationToken cancel = default) => ActAsync(by, id, async (db, volunteer) =>
    {
        await records.LeaveAsync(db, volunteer);
        return AuditAction.VolunteerLeft;
    }, cancel);

    /// <summary>A slip to hand over, with a new personal link. Null outside the territory.</summary>
    public async Task<ConfirmationSlip?> SlipAsync(ContactScope by, long id, CancellationToken cancel = default)
    {
        ConfirmationSlip? slip = null;
        await ActAsync(by, id, async (db, volunteer) =>
        {
            var given = (await ConsentLedger.HistoryOfAsync(db, id, cancel)).Where(row => row.Given.WithdrawnAt is null).ToList();
            var heard = given.Select(row => row.Given).FirstOrDefault(consent => consent.HeardByAccountId is not null);
            slip = new ConfirmationSlip(
                volunteer.FirstName, volunteer.LastName, territories.Current.CurrentCommune(volunteer.CommuneCode)
                    ?.Label ?? "", mails.RecordUrl(db, id),
                heard is null ? "" : (await accounts.FindAsync(db, heard.HeardByAccountId!.Value))?.Name ?? "",
                DateTime.SpecifyKind(heard?.GivenAt ?? volunteer.ConfirmedAt ?? volunteer.CreatedAt, DateTimeKind.Utc),
                [.. given.Select(row => (row.Text, row.Given.Version))]);
            return AuditAction.SlipPrinted;
        }, cancel);
        return slip;
    }

    private Task<long> EnterAsync(ContactScope by, SignUpForm form, Volunteer.Details details, CancellationToken cancel) =>
        database.WriteAsync(async db =>
    {
        if (await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.SubmissionId == form.SubmissionId, cancel) is { } twice)
        {
            return twice.Id;
        }
        var volunteer = Volunteer.Enter(details, form.SubmissionId, Now);
        db.Add(volunteer);
        await db.SaveChangesAsync(cancel);
        // Without an address there is no mail to receive, nor one to show to others.
        foreach (var text in new[] { ConsentTexts.Charter, ConsentTexts.Contact })
        {
            consents.Give(db, volunteer.Id, text, Oral, heardBy: by.AccountId);
        }
        audit.Record(db, AuditAction.VolunteerEntered, by.AccountId, $"commune:{details.CommuneCode}", volunteers: [volunteer.Id]);
        foreach (var account in (await leaders.OfAsync(db, details.CommuneCode)).Where(account => account != by.AccountId))
        {
            await digests.AddAsync(db, account, volunteer.Id, Now, cancel);
        }
        return volunteer.Id;
    }, cancel);

    private async Task<bool> HasNamesakeAsync(Volunteer.Details details, CancellationToken cancel)
    {
        await using var db = database.Read();
        var codes = territories.Current.CodesOf(territories.Current.CurrentCommune(details.CommuneCode)!);
        var name = Folding.Fold($"{details.LastName} {details.FirstName}");
        var there = await db.Set<Volunteer>()
            .Where(row => (row.State == VolunteerState.Confirmed || row.State == VolunteerState.Paused)
                && row.Freshness != Freshness.Archived && codes.Contains(row.CommuneCode))
            .Select(row => new { row.LastName, row.FirstName }).ToListAsync(cancel);
        return there.Exists(person => Folding.Fold($"{person.LastName} {person.FirstName}") == name);
    }

    /// <summary>False outside the territory, and for who is not shown there.</summary>
    public async Task<bool> ReachesAsync(ContactScope by, long id, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } volunteer && Reaches(by, volunteer);
    }

    private bool Reaches(ContactScope by, Volunteer volunteer) =>
        ContactTable.Shows(volunteer.State, volunteer.Freshness)
            && contacts.IsIn(by, territories.Current.CurrentCommune(volunteer.CommuneCode));

    private Task<bool> ActAsync(ContactScope by, long id, Func<SiteDbContext, Volunteer, Task<string>> act, CancellationToken cancel) =>
        database.WriteAsync(async db =>
    {
        if (await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } volunteer || !Reaches(by, volunteer))
        {
            return false;
        }
        var territory = $"commune:{volunteer.CommuneCode}";
        audit.Record(db, await act(db, volunteer), by.AccountId, territory, volunteers: [id]);
        return true;
    }, cancel);
}
