using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>
/// Confirms a sign-up: the form that the link came with, and no other. In one transaction the person becomes a volunteer, is introduced to
/// the commune, and whoever leads the nearest territory is told.
/// </summary>
public sealed class ConfirmationService(
    Database database, LinkTokens links, NearestLeaders leaders, TerritoryDirectory territories, Leavers leavers,
    PendingSubmissions submissions, VolunteerOptions options, ConsentLedger consents, OrganiserDigests digests, CallAnswers answers,
    Outbox outbox, Audit audit, TimeProvider clock)
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);

    /// <summary>What the link can do now. Changes nothing: mail scanners open links too.</summary>
    public async Task<ConfirmationLink> InspectAsync(string token)
    {
        await using var db = database.Read();
        return (await ReadAsync(db, token)).Link;
    }

    /// <summary>Uses the link. Only <see cref="ConfirmationState.Ready"/> changes anything, and only once.</summary>
    /// <param name="given">What somebody whom others wrote down agrees to; not asked of who filled the form.</param>
    public Task<ConfirmationLink> ConfirmAsync(string token, ConsentsGiven? given = null, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
    {
        var (link, row, volunteer) = await ReadAsync(db, token);
        if (link.State != ConfirmationState.Ready)
        {
            return link;
        }
        if (link.NeedsConsent && given is not { Charter: true, Contact: true })
        {
            return link with { State = ConfirmationState.ConsentMissing };
        }
        var now = clock.GetUtcNow().UtcDateTime;
        var mailbox = await PendingSubmissions.HoldAsync(db, volunteer!.EmailKey!, cancel);
        // On PostgreSQL two clicks may run at once: the one that marks the link does the rest. And one address is one person, by whichever
        // form.
        if (!mailbox.Contains(volunteer) || mailbox.Exists(other => other.State != VolunteerState.Pending)
            || !await links.TryUseAsync(db, row!) || !volunteer.Confirm(now))
        {
            return link with { State = ConfirmationState.AlreadyConfirmed };
        }
        if (mailbox.Where(other => other != volunteer).ToList() is { Count: > 0 } others)
        {
            await submissions.DropAsync(db, volunteer.Id, others, cancel);
            audit.Record(db, AuditAction.PendingErased, detail: $"{others.Count}");
        }
        foreach (var text in link.NeedsConsent ? given!.Texts : [])
        {
            consents.Give(db, volunteer.Id, text, "import");
        }
        // The link came through.
        await AddressTroubles.ClearAsync(db, MailRecipient.Volunteer, volunteer.Id, cancel);
        // Not before: a form can be filled with somebody else's address.
        await leavers.ForgetAsync(db, volunteer.EmailKey!, cancel);
        audit.Record(db, AuditAction.VolunteerConfirmed, territory: $"commune:{volunteer.CommuneCode}", volunteers: [volunteer.Id]);
        await outbox.EnqueueAsync(db, WelcomeMail.Kind.To(volunteer.Id, once: $"{volunteer.Id}"));
        await answers.ConfirmAsync(db, volunteer.Id, cancel);
        foreach (var account in await leaders.OfAsync(db, volunteer.CommuneCode))
        {
            await digests.AddAsync(db, account, volunteer.Id, now, cancel);
        }
        return link with { RecordToken = links.Issue(db, LinkPurpose.VolunteerRecord, volunteer.Id, VolunteerRecordService.LinkLifetime) };
    }, cancel);

    private async Task<(ConfirmationLink Link, LinkToken? Row, Volunteer? Volunteer)> ReadAsync(SiteDbContext db, string token)
    {
        var row = await links.FindAsync(db, LinkPurpose.ConfirmSignUp, token);
        var volunteer = row is null ? null : await db.Set<Volunteer>().FirstOrDefaultAsync(other => other.Id == row.SubjectId);
        var state = volunteer switch
        {
            null or { State: VolunteerState.Left } => ConfirmationState.Unknown,
            { State: VolunteerState.Pending } when links.IsExpired(row!) => ConfirmationState.Expired,
            { State: VolunteerState.Pending } when row!.UsedAt is null => ConfirmationState.Ready,
            { State: VolunteerState.Pending } => ConfirmationState.Expired,
            _ => ConfirmationState.AlreadyConfirmed,
        };
        var commune = volunteer is null ? null : territories.Current.CurrentCommune(volunteer.CommuneCode);
        var given = state == ConfirmationState.Ready ? await ConsentLedger.HistoryOfAsync(db, volunteer!.Id) : [];
        var standing = given.Where(consent => consent.Given.WithdrawnAt is null).Select(consent => consent.Text).ToList();
        var submitted = state == ConfirmationState.Ready
            ? Summary(volunteer!, standing) with { Calls = await answers.ProposedAsync(db, volunteer!.Id, CancellationToken.None) } : null;
        // Who was imported agreed to nothing yet.
        return (new ConfirmationLink(state, commune, state == ConfirmationState.Ready && standing.Count == 0, submitted), row, volunteer);
    }

    private SubmittedSummary Summary(Volunteer volunteer, IReadOnlyList<string> agreements) => new(
        SubmittedSummary.Masked(volunteer.FirstName, volunteer.LastName), volunteer.Phone.Length < 4 ? "" : volunteer.Phone[^2..],
        [.. options.In(OptionList.Profile, volunteer.Profiles).Select(option => option.Label)], volunteer.Note, agreements);
}

/// <param name="Commune">Today's commune of the sign-up; null when the link is unknown.</param>
/// <param name="NeedsConsent">Somebody else wrote the person down: the texts are to be read and accepted first.</param>
/// <param name="Submitted">What the button would confirm; null where there is none.</param>
public sealed record ConfirmationLink(ConfirmationState State, Territory? Commune, bool NeedsConsent, SubmittedSummary? Submitted)
{
    /// <summary>The secret of the person's record, for the page that follows; null unless the confirmation was just made.</summary>
    public string? RecordToken { get; init; }
}

/// <summary>What a person ticked beside each text.</summary>
public sealed record ConsentsGiven(bool Charter, bool Contact, bool Introduction, bool News)
{
    internal IEnumerable<ConsentText> Texts => new (bool Given, ConsentText Text)[]
    {
        (Charter, ConsentTexts.Charter), (Contact, ConsentTexts.Contact), (Introduction, ConsentTexts.Introduction),
            (News, ConsentTexts.News),
    }.Where(pair => pair.Given).Select(pair => pair.Text);
}

public enum ConfirmationState
{
    Unknown,
    Ready,
    Expired,
    AlreadyConfirmed,

    /// <summary>The texts that are required were not all accepted.</summary>
    ConsentMissing,
}
