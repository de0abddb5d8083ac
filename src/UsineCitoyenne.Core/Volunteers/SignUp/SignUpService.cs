using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Relays;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>Takes a sign-up. Whether the address was known shows in the mail only, never in the answer.</summary>
public sealed class SignUpService(
    Database database, SignUpCheck check, ConsentLedger consents, CallAnswers answers, CallSubmissions submissions, Outbox outbox,
    Audit audit, TimeProvider clock)
{
    /// <summary>What is wrong, by field name, in French; empty when the sign-up is safely stored.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SubmitAsync(SignUpForm form, CancellationToken cancel = default)
    {
        var (details, errors) = CheckAll(form);
        if (details is null || errors.Count > 0)
        {
            return errors;
        }
        EmailAddress.TryNormalize(form.Email, out var email);
        await StoreAsync(form, details, email!, cancel);
        return errors;
    }

    /// <summary>The same without storing anything.</summary>
    public IReadOnlyDictionary<string, string> Check(SignUpForm form) => CheckAll(form).Errors;

    private (Volunteer.Details? Details, Dictionary<string, string> Errors) CheckAll(SignUpForm form)
    {
        var (details, found) = check.Check(form);
        var errors = new Dictionary<string, string>(found);
        SignUpCheck.CheckEmail(errors, form);
        SignUpCheck.CheckConsents(errors, form);
        return (details, errors);
    }

    private Task StoreAsync(SignUpForm form, Volunteer.Details details, string email, CancellationToken cancel) =>
        database.WriteAsync(async db =>
        {
            var key = EmailAddress.Key(email);
            var now = clock.GetUtcNow().UtcDateTime;
            var mailbox = await PendingSubmissions.LookAsync(db, key, form.SubmissionId, now, cancel);
            if (mailbox.IsRepeat)
            {
                return;
            }
            if (mailbox.Known is { } known)
            {
                await submissions.TakeAsync(db, new CallSubmissionForm(form.Call, form.Quantity, form.Site, form.SubmissionId), email,
                    known, cancel);
                // One mail each ten minutes at most.
                await outbox.EnqueueAsync(
                    db, AlreadyKnownMail.Kind.To(known, once: $"{known}:{now.Ticks / TimeSpan.FromMinutes(10).Ticks}"), cancel);
                return;
            }
            if (mailbox.IsFull)
            {
                return;
            }
            var volunteer = Volunteer.SignUp(details, email, key, form.SubmissionId, now);
            db.Add(volunteer);
            volunteer.CameBy(await Relay.IdOfAsync(db, form.Relay, cancel));
            var trace = audit.Record(db, AuditAction.VolunteerSignedUp, territory: $"commune:{details.CommuneCode}");
            await db.SaveChangesAsync(cancel);
            // All that names the person goes in one more batch, at the end of the unit.
            trace.Subjects.Add(new AuditSubject { VolunteerId = volunteer.Id });
            await answers.ProposeAsync(db, form.Call, form.Quantity, volunteer.Id, cancel);
            foreach (var text in Given(form))
            {
                consents.Give(db, volunteer.Id, text, "formulaire", text == ConsentTexts.IntroductionByChoice ? form.IntroductionChoice
                    : null);
            }
            // Without a key: the person is new, so nobody asked for this mail before.
            await outbox.EnqueueAsync(db, ConfirmMail.Kind.To(volunteer.Id, SignUpOrigin.Form), cancel);
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
}
