using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>
/// Who an answer to a mail goes to: who wrote it, or whoever leads nearest where that was nobody in particular or holds no mandate there
/// any more.
/// </summary>
public sealed class ReplyRouting(AccountStore accounts, MandateService mandates, NearestLeaders leaders, TerritoryDirectory territories)
{
    /// <summary>More would be told twice of the same answer.</summary>
    private const int MostLeaders = 3;

    /// <summary>Null when the mail is none that a person wrote, or one of both is gone.</summary>
    internal async Task<ReplyRoute?> OfAsync(SiteDbContext db, OutboxMail mail, CancellationToken cancel)
    {
        if (mail.Template == ReplyMail.Kind.Name)
        {
            return ReplyMail.Kind.TryRead(mail.Data, out var id)
                && await db.Set<ReplyMessage>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } message
                ? await BetweenAsync(db, message.Person, message.PersonId, message.AccountId, !message.ToAccount, message.Topic, cancel)
                : null;
        }
        if (mail.RecipientKind != Outbox.NameOf(MailRecipient.Volunteer))
        {
            return null;
        }
        var campaign = mail.Template == CampaignMail.Kind.Name && CampaignMail.Kind.TryRead(mail.Data, out var number)
            ? await db.Set<MailCampaign>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == number, cancel)
            : null;
        return await BetweenAsync(db, MailRecipient.Volunteer, mail.RecipientId, campaign?.AccountId, toAccount: true, campaign?.Subject
            ?? ReplyTopic.SignUp, cancel);
    }

    /// <summary>
    /// The people who answer for a territory: who leads it, or the level above; the administrators where nobody leads at all.
    /// </summary>
    internal async Task<IReadOnlyList<long>> AnsweringAsync(SiteDbContext db, TerritoryRef place, CancellationToken cancel)
    {
        foreach (var level in territories.Current.Upward(place))
        {
            if (await mandates.LeadersOfAsync(db, level) is { Count: > 0 } found)
            {
                return [.. found.Take(MostLeaders)];
            }
        }
        return await leaders.WritersAsync(db, [TerritoryRef.Nation], 0, cancel);
    }

    private async Task<ReplyRoute?> BetweenAsync(
        SiteDbContext db, MailRecipient kind, long personId, long? author, bool toAccount, string topic, CancellationToken cancel)
    {
        if (await PersonAsync(db, kind, personId, cancel) is not { } person)
        {
            return null;
        }
        // Who held a mandate there when they wrote may hold none now, or one elsewhere: then it is no business of theirs any more.
        var held = author is { } account && await mandates.FindAsync(db, account, cancel) is { } writing
            && writing.Mandates.Any(mandate => territories.Current.Lies(person.Place, mandate.Territory)) ? author : null;
        if (!toAccount)
        {
            return held is { } from && await accounts.FindAsync(db, from) is { } writer
                ? new ReplyRoute(person, [from], writer.Name, writer.Email, ToAccount: false, topic) : null;
        }
        var to = held is { } one ? [one] : await AnsweringAsync(db, person.Place, cancel);
        return to.Count == 0 ? null
            : new ReplyRoute(person, to, person.Name, person.Email, ToAccount: true, topic) { WroteFirst = held is not null };
    }

    private async Task<ReplyPerson?> PersonAsync(SiteDbContext db, MailRecipient kind, long id, CancellationToken cancel)
    {
        if (kind == MailRecipient.Letter)
        {
            return await db.Set<Letter>().AsNoTracking()
                .FirstOrDefaultAsync(row => row.Id == id && row.SentAt != null, cancel) is { } letter
                ? new ReplyPerson(kind, id, letter.Name, letter.Email, letter.Territory) : null;
        }
        return await db.Set<Volunteer>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id && row.State != VolunteerState.Left && row.Email != "", cancel) is { } volunteer
            ? new ReplyPerson(kind, id, $"{volunteer.FirstName} {volunteer.LastName}", volunteer.Email,
                territories.Current.CurrentCommune(volunteer.CommuneCode)?.Ref ?? TerritoryRef.Nation)
            : null;
    }
}

/// <summary>Who is outside: a volunteer, or who wrote by the public form.</summary>
internal sealed record ReplyPerson(MailRecipient Kind, long Id, string Name, string Email, TerritoryRef Place);

/// <param name="Accounts">The responsables: who receive it, or the one who wrote it.</param>
/// <param name="WriterEmail">Where the answered mail was sent to: who answers from elsewhere is told to be from elsewhere.</param>
internal sealed record ReplyRoute(ReplyPerson Person, IReadOnlyList<long> Accounts, string WriterName, string WriterEmail, bool ToAccount,
    string Topic)
{
    /// <summary>
    /// The responsable signed what is answered: their name is known to who reads it. Others are named nowhere that they did not agree to.
    /// </summary>
    public bool WroteFirst { get; init; }
}
