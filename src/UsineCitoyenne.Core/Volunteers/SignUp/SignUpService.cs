using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Relays;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>Takes a sign-up. Whether the address was known shows in the mail only, never in the answer.</summary>
public sealed class SignUpService
{
    private readonly Database database;
    private readonly SignUpCheck check;
    private readonly ConsentLedger consents;
    private readonly CallAnswers answers;
    private readonly Outbox outbox;
    private readonly Audit audit;
    private readonly TimeProvider clock;

    internal SignUpService(Database database, SignUpCheck check, ConsentLedger consents, CallAnswers answers, Outbox outbox, Audit audit, TimeProvider clock)
    {
        this.database = database;
        this.check = check;
        this.consents = consents;
        this.answers = answers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// <summary>What is wrong, by field name, in French; empty when the sign-up is safely stored.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SubmitAsync(SignUpForm form, CancellationToken cancel = default)
    {
        var (details, found) = check.Check(form);
        var errors = new Dictionary<string, string>(found);
        SignUpCheck.CheckEmail(errors, form);
        SignUpCheck.CheckConsents(errors, form);
        if (details is null || errors.Count > 0)
        {
            return errors;
        }
        EmailAddress.TryNormalize(form.Email, out var email);
        try
        {
            await StoreAsync(form, details, email!, cancel);
        }
        catch (DbUpdateException)
        {
            // Two forms with one address at the same instant: the other one is stored now, so this one finds it.
            await StoreAsync(form, details, email!, cancel);
        }
        return errors;
    }

    private Task StoreAsync(SignUpForm form, Volunteer.Details details, string email, CancellationToken cancel) =>
        database.WriteAsync(async db =>
        {
            var key = EmailAddress.Key(email);
            var now = clock.GetUtcNow().UtcDateTime;
            if (await db.Set<Volunteer>().AnyAsync(row => row.SubmissionId == form.SubmissionId, cancel))
            {
                return;
            }
            var volunteer = await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.EmailKey == key, cancel);
            if (volunteer is { State: not VolunteerState.Pending })
            {
                await answers.ProposeAsync(db, form.Call, form.CallQuantity, volunteer.Id, cancel);
                await EnqueueAsync(db, volunteer.Id, AlreadyKnownMail.TemplateName, now);
                return;
            }
            if (volunteer is null)
            {
                volunteer = Volunteer.SignUp(details, email, key, form.SubmissionId, now);
                db.Add(volunteer);
            }
            else
            {
                volunteer.SubmitAgain(details, email, key, form.SubmissionId, now);
                await consents.WithdrawAllAsync(db, volunteer.Id);
            }
            volunteer.CameBy(await Relay.IdOfAsync(db, form.Relay, cancel));
            await db.SaveChangesAsync(cancel);
            await answers.ProposeAsync(db, form.Call, form.CallQuantity, volunteer.Id, cancel);
            foreach (var text in Given(form))
            {
                consents.Give(db, volunteer.Id, text, "formulaire", text == ConsentTexts.IntroductionByChoice ? form.IntroductionChoice : null);
            }
            audit.Record(db, AuditAction.VolunteerSignedUp, territory: $"commune:{details.CommuneCode}", volunteers: [volunteer.Id]);
            await EnqueueAsync(db, volunteer.Id, ConfirmMail.TemplateName, now);
        }, cancel);

    private static IEnumerable<ConsentText> Given(SignUpForm form)
    {
        yield return ConsentTexts.Charter;
        yield return ConsentTexts.Contact;
        if (form.AcceptsIntroduction)
        {
            yield return ConsentTexts.IntroductionByChoice;
        }
        if (form.AcceptsGrouping)
        {
            yield return ConsentTexts.Grouping;
        }
        if (form.AcceptsProduction)
        {
            yield return ConsentTexts.Production;
        }
        if (form.AcceptsNews)
        {
            yield return ConsentTexts.News;
        }
    }

    // One mail each ten minutes at most: the form must not become a way to flood somebody's box.
    private Task EnqueueAsync(SiteDbContext db, long volunteerId, string template, DateTime now) => outbox.EnqueueAsync(db, new MailRequest(template, MailRecipient.Volunteer, volunteerId)
    {
        DedupKey = $"{template}:{volunteerId}:{now.Ticks / TimeSpan.FromMinutes(10).Ticks}",
    });
}
