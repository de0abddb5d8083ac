using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>
/// Confirms a sign-up. In one transaction the person becomes a volunteer, is introduced to the commune, and whoever
/// leads the nearest territory is told.
/// </summary>
public sealed class ConfirmationService
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);
    private readonly Database database;
    private readonly LinkTokens links;
    private readonly NearestLeaders leaders;
    private readonly TerritoryDirectory territories;
    private readonly Leavers leavers;
    private readonly OrganiserDigests digests;
    private readonly Outbox outbox;
    private readonly Audit audit;
    private readonly TimeProvider clock;

    internal ConfirmationService(
        Database database, LinkTokens links, NearestLeaders leaders, TerritoryDirectory territories, Leavers leavers, OrganiserDigests digests, Outbox outbox, Audit audit, TimeProvider clock)
    {
        this.database = database;
        this.links = links;
        this.leaders = leaders;
        this.territories = territories;
        this.leavers = leavers;
        this.digests = digests;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// <summary>What the link can do now. Changes nothing: mail scanners open links too.</summary>
    public async Task<ConfirmationLink> InspectAsync(string token)
    {
        await using var db = database.Read();
        return (await ReadAsync(db, token)).Link;
    }

    /// <summary>Uses the link. Only <see cref="ConfirmationState.Ready"/> changes anything, and only once.</summary>
    public Task<ConfirmationLink> ConfirmAsync(string token, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        var (link, row, volunteer) = await ReadAsync(db, token);
        if (link.State != ConfirmationState.Ready)
        {
            return link;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        // On PostgreSQL two clicks may run at once: the one that marks the link does the rest.
        if (!await links.TryUseAsync(db, row!) || !volunteer!.Confirm(now))
        {
            return link with { State = ConfirmationState.AlreadyConfirmed };
        }
        // The link came through.
        await AddressTroubles.ClearAsync(db, MailRecipient.Volunteer, volunteer.Id, cancel);
        // Not before: a form can be filled with somebody else's address.
        await leavers.ForgetAsync(db, volunteer.EmailKey!, cancel);
        audit.Record(db, AuditAction.VolunteerConfirmed, territory: $"commune:{volunteer.CommuneCode}", volunteers: [volunteer.Id]);
        await outbox.EnqueueAsync(db, new MailRequest(WelcomeMail.TemplateName, MailRecipient.Volunteer, volunteer.Id)
        {
            DedupKey = $"{WelcomeMail.TemplateName}:{volunteer.Id}",
        });
        foreach (var account in await leaders.OfAsync(db, volunteer.CommuneCode))
        {
            await digests.AddAsync(db, account, volunteer.Id, now, cancel);
        }
        return link;
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
        return (new ConfirmationLink(state, commune), row, volunteer);
    }
}

/// <param name="Commune">Today's commune of the sign-up; null when the link is unknown.</param>
public sealed record ConfirmationLink(ConfirmationState State, Territory? Commune);

public enum ConfirmationState
{
    Unknown,
    Ready,
    Expired,
    AlreadyConfirmed,
}
