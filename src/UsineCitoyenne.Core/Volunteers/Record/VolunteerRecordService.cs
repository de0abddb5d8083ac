using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>What a volunteer does with the personal link found in each mail, or signed in: see, correct, pause, leave.</summary>
public sealed class VolunteerRecordService(
    Database database, LinkTokens links, SignUpCheck check, ConsentLedger consents, TerritoryDirectory territories,
    NearestLeaders leaders, Leavers leavers, VolunteerErasure erasure, VolunteerHistory history, CommuneChanges communes,
    CallAnswers answers, Outbox outbox, Audit audit, TimeProvider clock)
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(365);

    /// <summary>Null when the link is unknown, expired or revoked.</summary>
    public async Task<VolunteerRecord?> OpenAsync(RecordKey key)
    {
        await using var db = database.Read();
        return await FindAsync(db, key) is { } volunteer
            ? await ReadAsync(
                db, volunteer) with
            { Calls = await answers.GivenAsync(db, volunteer.Id, volunteer.CommuneCode, CancellationToken.None) }
            : null;
    }

    /// <summary>Sends the personal link again to who has a record, nothing otherwise. The caller learns nothing either way.</summary>
    public Task SendLinkAsync(string email, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var key = EmailAddress.Key(email);
        if (await db.Set<Volunteer>()
            .FirstOrDefaultAsync(row => row.EmailKey == key && row.State != VolunteerState.Pending, cancel) is { } volunteer)
        {
            var tenMinutes = clock.GetUtcNow().UtcTicks / TimeSpan.FromMinutes(10).Ticks;
            await outbox.EnqueueAsync(db, RecordLinkMail.Kind.To(volunteer.Id, once: $"{volunteer.Id}:{tenMinutes}"), cancel);
        }
    }, cancel);

    private async Task<VolunteerRecord> ReadAsync(SiteDbContext db, Volunteer volunteer)
    {
        var agreed = await ConsentLedger.PurposesOf(db, volunteer.Id).ToListAsync();
        bool Agrees(ConsentText text) => agreed.Contains(text.Purpose);
        return new VolunteerRecord(
            volunteer.FirstName, volunteer.LastName, volunteer.Email, volunteer.Phone, volunteer.CommuneCode,
            territories.Current.CurrentCommune(volunteer.CommuneCode), volunteer.Profiles, volunteer.Availability, volunteer.Equipment,
            volunteer.Note, volunteer.State, Agrees(ConsentTexts.Introduction), Agrees(ConsentTexts.News), volunteer.CreatedAt)
        {
            IntroducedByPhone = (await ConsentLedger.IntroductionOfAsync(db, volunteer.Id))?.Choice == Introduction.Phone,
            AcceptsGrouping = Agrees(ConsentTexts.Grouping),
            AcceptsProduction = Agrees(ConsentTexts.Production),
        };
    }

    public async Task<bool> ExistsAsync(RecordKey key)
    {
        await using var db = database.Read();
        return await FindAsync(db, key) is not null;
    }

    /// <summary>What is wrong with a form, by field name, whoever sends it.</summary>
    public IReadOnlyDictionary<string, string> Check(SignUpForm form) => check.Check(form).Errors;

    /// <summary>What is wrong, by field name; null when the link is no longer valid. The address itself does not change here.</summary>
    /// <param name="version">The <see cref="VolunteerRecord.Version"/> that the form showed; null to write over whatever is there.</param>
    /// <exception cref="RecordChangedException">The record is another by now; nothing is saved.</exception>
    public async Task<IReadOnlyDictionary<string, string>?> EditAsync(RecordKey key, SignUpForm form, string? version = null)
    {
        var (details, errors) = check.Check(form);
        if (details is null)
        {
            return errors;
        }
        var found = await ActAsync(key, async (db, volunteer) =>
        {
            if (version is not null && (await ReadAsync(db, volunteer)).Version != version)
            {
                throw new RecordChangedException();
            }
            await EditAsync(db, volunteer, details, by: null);
            await consents.SetAsync(db, volunteer.Id, ConsentTexts.IntroductionByChoice, form.AcceptsIntroduction, "fiche",
                form.IntroductionChoice);
            await consents.SetAsync(db, volunteer.Id, ConsentTexts.Grouping, form.AcceptsGrouping, "fiche");
            await consents.SetAsync(db, volunteer.Id, ConsentTexts.Production, form.AcceptsProduction, "fiche");
            await consents.SetAsync(db, volunteer.Id, ConsentTexts.News, form.AcceptsNews, "fiche");
            return AuditAction.VolunteerEdited;
        });
        return found ? errors : null;
    }

    /// <summary>
    /// What the page after the confirmation asks; what is left empty there stays as it is. False when the link is no longer valid.
    /// </summary>
    public Task<bool> CompleteAsync(RecordKey key, IReadOnlyList<string> availability, IReadOnlyList<string> equipment, string? note) =>
        ActAsync(key, async (db, volunteer) =>
        {
            await EditAsync(db, volunteer, check.Complete(volunteer, availability, equipment, note), by: null);
            return AuditAction.VolunteerEdited;
        });

    /// <summary>Still available; out of a pause too.</summary>
    public Task<bool> StillThereAsync(RecordKey key) => ActAsync(key, (_, volunteer) =>
    {
        volunteer.Resume();
        return Task.FromResult<string?>(AuditAction.VolunteerStillThere);
    });

    public Task<bool> PauseAsync(RecordKey key) =>
        ActAsync(key, (_, volunteer) => Task.FromResult(volunteer.Pause() ? AuditAction.VolunteerPaused : null));

    public Task<bool> ResumeAsync(RecordKey key) =>
        ActAsync(key, (_, volunteer) => Task.FromResult(volunteer.Resume() ? AuditAction.VolunteerResumed : null));

    /// <summary>Erases the personal details at once and makes every link of the person useless.</summary>
    public Task<bool> LeaveAsync(RecordKey key) => ActAsync(key, async (db, volunteer) =>
    {
        await LeaveAsync(db, volunteer);
        return AuditAction.VolunteerLeft;
    });

    /// <summary>
    /// New details, checked, with history, and with a word to both communes when the person moved. The caller writes the audit.
    /// </summary>
    /// <param name="by">Who edits in their place; null for the person themself.</param>
    internal async Task EditAsync(SiteDbContext db, Volunteer volunteer, Volunteer.Details details, long? by)
    {
        var (before, edit) = (VolunteerHistory.Of(volunteer), Guid.CreateVersion7());
        volunteer.Edit(details with { CommuneCode = volunteer.CommuneCode });
        history.Record(db, volunteer, before, by, edit);
        await communes.RecordAsync(db, volunteer, volunteer.CommuneCode, details.CommuneCode, by, edit);
    }

    /// <summary>The same for whoever has the right to do it in their place. The caller writes the audit.</summary>
    internal async Task LeaveAsync(SiteDbContext db, Volunteer volunteer)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = volunteer.ConfirmedAt is not null;
        if (volunteer.EmailKey is { } address)
        {
            await leavers.AddAsync(db, address);
        }
        await erasure.EraseAsync(db, [volunteer]);
        // Who never confirmed was seen by nobody: nobody misses them.
        foreach (var account in known ? await leaders.OfAsync(db, volunteer.CommuneCode) : [])
        {
            await outbox.EnqueueAsync(db, DepartureMail.Request(account, volunteer.CommuneCode, now));
        }
    }

    private Task<bool> ActAsync(RecordKey key, Func<SiteDbContext, Volunteer, Task<string?>> act) => database.WriteAsync(async db =>
    {
        var volunteer = await FindAsync(db, key);
        if (volunteer is null)
        {
            return false;
        }
        volunteer.Heard(clock.GetUtcNow().UtcDateTime);
        await AnswersByMailAsync(db, volunteer, key.Token);
        if (await act(db, volunteer) is { } action)
        {
            audit.Record(db, action, territory: $"commune:{volunteer.CommuneCode}", volunteers: [volunteer.Id]);
        }
        return true;
    });

    // A link that was sent after a mail came back, and that came through: the address works.
    private async Task AnswersByMailAsync(SiteDbContext db, Volunteer volunteer, string? token)
    {
        if (token is not null
            && await AddressTroubles.SinceAsync(db, MailRecipient.Volunteer, volunteer.Id, CancellationToken.None) is { } since
            && await links.FindAsync(db, LinkPurpose.VolunteerRecord, token) is { } link && link.ExpiresAt - LinkLifetime > since)
        {
            await AddressTroubles.ClearAsync(db, MailRecipient.Volunteer, volunteer.Id, CancellationToken.None);
            audit.Record(db, AuditAction.AddressRestored, detail: "lien", volunteers: [volunteer.Id]);
        }
    }

    /// <summary>Whose record this opens; null when the link is unknown, expired or revoked, or the address has none.</summary>
    internal async Task<Volunteer?> FindAsync(SiteDbContext db, RecordKey key)
    {
        if (key.EmailKey is { } address)
        {
            return await VolunteersKnown.Of(db, address).FirstOrDefaultAsync();
        }
        var link = await links.FindAsync(db, LinkPurpose.VolunteerRecord, key.Token);
        return link is null || links.IsExpired(link)
            ? null
            : await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.Id == link.SubjectId && row.State != VolunteerState.Left);
    }
}
