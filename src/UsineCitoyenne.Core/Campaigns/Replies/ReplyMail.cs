using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>Carries an answer to the other side, and can be answered in turn. It names who wrote, never their address.</summary>
internal sealed class ReplyMail(AccountStore accounts, ReplyLinks links, TerritoryDirectory territories)
    : MailTemplate<ReplySides, long>(Kind)
{
    public static readonly MailKind<long> Kind = new("reponse", MailRecipient.Account);

    /// <summary>The same to whoever is on the other side: an account, a volunteer, or who wrote by the form.</summary>
    public static MailRequest To(MailRecipient recipient, long recipientId, long messageId) =>
        Kind.To(recipientId, messageId) with { Recipient = recipient };

    protected override async Task<ReplySides?> FindAsync(OutboxMail mail, long messageId, SiteDbContext db, CancellationToken cancel) =>
        await db.Set<ReplyMessage>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == messageId, cancel) is { } message
            && await accounts.FindAsync(db, message.AccountId) is { } account
            && await PersonAsync(db, message, cancel) is { } person
            ? new ReplySides(message, account, person) : null;

    protected override MailAddressee AddresseeOf(ReplySides to) => to.Message.ToAccount
        ? new(to.Account.Email, to.Account.Name, to.Account.Name)
        : new(to.Person.Email, to.Person.Name, to.Person.FirstName);

    protected override MailReply? ReplyOf(OutboxMail mail) => links.Of(mail);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, ReplySides to, long messageId, SiteDbContext db, CancellationToken cancel)
    {
        var (message, account, person) = to;
        var from = message.ToAccount ? $"{person.Name} ({person.Place})" : account.Name;
        mail.Body
            .Paragraph($"{from} vous écrit au sujet de {ReplyTopic.About(message.Topic, message.ToAccount)} :")
            .Quote(message.Body);
        if (message.FromElsewhere)
        {
            mail.Body.Note("Ce message est arrivé d’une autre adresse que celle à laquelle nous avions écrit.");
        }
        mail.Body.Note("Ni votre adresse ni la sienne ne sont montrées.");
        return new(mail with
        {
            Subject = $"{(message.ToAccount ? person.Name : account.Name)} : {ReplyTopic.Told(message.Topic, message.ToAccount)}",
        });
    }

    private async Task<ReplySide?> PersonAsync(SiteDbContext db, ReplyMessage message, CancellationToken cancel)
    {
        if (message.Person == MailRecipient.Letter)
        {
            return await db.Set<Letter>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == message.PersonId, cancel) is { } letter
                ? new ReplySide(letter.Name, letter.Name, letter.Email,
                    $"par le formulaire de la page {territories.Current.LabelOf(letter.Territory)}")
                : null;
        }
        return await db.Set<Volunteer>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == message.PersonId
            && row.State != VolunteerState.Left && row.Email != "", cancel) is { } volunteer
            ? new ReplySide($"{volunteer.FirstName} {volunteer.LastName}", volunteer.FirstName, volunteer.Email,
                territories.Current.CurrentCommune(volunteer.CommuneCode)?.Label ?? "")
            : null;
    }
}

internal sealed record ReplySides(ReplyMessage Message, Account Account, ReplySide Person);

internal sealed record ReplySide(string Name, string FirstName, string Email, string Place);
