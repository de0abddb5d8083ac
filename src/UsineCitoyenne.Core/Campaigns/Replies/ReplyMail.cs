using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>Carries an answer to the other side, and can be answered in turn. It names who wrote, never their address.</summary>
internal sealed class ReplyMail(AccountStore accounts, ReplyLinks links, TerritoryDirectory territories) : IMailTemplate
{
    public const string TemplateName = "reponse";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var id = long.Parse(mail.Data, CultureInfo.InvariantCulture);
        if (await db.Set<ReplyMessage>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } message
            || await accounts.FindAsync(db, message.AccountId) is not { } account
            || await PersonAsync(db, message, cancel) is not { } person)
        {
            return null;
        }
        var (to, from) = message.ToAccount ? ((account.Name, account.Email), $"{person.Name} ({person.Place})")
            : ((person.Name, person.Email), account.Name);
        var body = new MailBody()
            .Paragraph($"Bonjour {(message.ToAccount ? to.Name : person.FirstName)},")
            .Paragraph($"{from} vous écrit au sujet de {ReplyTopic.About(message.Topic, message.ToAccount)} :")
            .Quote(message.Body);
        if (message.FromElsewhere)
        {
            body.Note("Ce message est arrivé d’une autre adresse que celle à laquelle nous avions écrit.");
        }
        return new MailContent(
            to.Email, to.Name, $"{(message.ToAccount ? person.Name : account.Name)} : {ReplyTopic.Told(message.Topic, message.ToAccount)}",
            body.Note("Ni votre adresse ni la sienne ne sont montrées."))
        {
            Reply = links.Of(mail),
        };
    }

    private async Task<(string Name, string FirstName, string Email, string Place)?> PersonAsync(
        SiteDbContext db, ReplyMessage message, CancellationToken cancel)
    {
        if (message.Person == MailRecipient.Letter)
        {
            return await db.Set<Letter>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == message.PersonId, cancel) is { } letter
                ? (letter.Name, letter.Name, letter.Email, $"par le formulaire de la page {territories.Current.LabelOf(letter.Territory)}")
                : null;
        }
        return await db.Set<Volunteer>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == message.PersonId
            && row.State != VolunteerState.Left && row.Email != "", cancel) is { } volunteer
            ? ($"{volunteer.FirstName} {volunteer.LastName}", volunteer.FirstName, volunteer.Email,
                territories.Current.CurrentCommune(volunteer.CommuneCode)?.Label ?? "")
            : null;
    }
}
