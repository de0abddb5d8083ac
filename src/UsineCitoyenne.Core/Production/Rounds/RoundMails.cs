using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Production.Rounds;

/// <summary>« Votre tournée »: the day, how many doors, and the link; no address, which the page shows from the day before.</summary>
internal sealed class RoundMail(VolunteerMails mails, ReplyLinks replies) : VolunteerMail<long>(Kind, mails)
{
    public static readonly MailKind<long> Kind = new("tournee", MailRecipient.Volunteer);

    protected override MailReply? ReplyOf(OutboxMail mail) => replies.Of(mail) with { Label = "Écrire à la personne qui organise" };

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, long data, SiteDbContext db, CancellationToken cancel)
    {
        var round = await db.Set<CollectionRound>().AsNoTracking().Include(row => row.Stops)
            .FirstOrDefaultAsync(row => row.Id == data && row.CarrierId == to.Id && row.ClosedAt == null, cancel);
        if (round is null)
        {
            return null;
        }
        var day = FrenchTime.Day(round.On);
        mail.Body
            .Paragraph($"Une tournée vous est confiée pour le {day}\u00A0: "
                + $"{FrenchNumber.Count(round.Stops.Count, "personne à passer voir", "personnes à passer voir")}.")
            .Button("Voir ma tournée", Mails.RecordUrl(db, to.Id) + "tournees/")
            .Paragraph(
                "Les adresses s’ouvrent la veille, et se referment quand la tournée est reçue. Ouvrez la page avant de partir\u00A0: "
                + "elle marche aussi sans réseau.")
            .Note("Un empêchement\u00A0? Dites-le sur la page, d’un bouton\u00A0: la personne qui organise le sait tout de suite.");
        return mail with { Subject = $"Votre tournée du {day}" };
    }
}

/// <summary>Tells who organises that a carrier does not go.</summary>
internal sealed class RoundDroppedMail(AccountStore accounts, TerritoryDirectory territories, VolunteerMails mails)
    : AccountMail<long>(Kind, accounts)
{
    public static readonly MailKind<long> Kind = new("tournee-abandonnee", MailRecipient.Account);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, long data, SiteDbContext db, CancellationToken cancel)
    {
        var round = await db.Set<CollectionRound>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == data && (row.CarrierId == null || row.DroppedAt != null) && row.ClosedAt == null, cancel);
        if (round is null || territories.Current.CurrentCommune(round.CommuneCode) is not { } commune)
        {
            return null;
        }
        var day = FrenchTime.Day(round.On);
        if (round.DroppedAt is not null)
        {
            mail.Body
                .Paragraph(
                    $"La personne qui fait la tournée du {day}, {commune.In}, ne peut pas continuer. Elle a déjà des pièces dans son "
                    + "coffre\u00A0: recevez-les, puis prévoyez une autre tournée pour les arrêts qui restent.")
                .Button("Voir la tournée", mails.Site.Absolute($"/mon-espace/production/{commune.Code}/tournees/"));
            return mail with { Subject = $"Tournée du {day}\u00A0: à reprendre" };
        }
        mail.Body
            .Paragraph($"La personne qui devait faire la tournée du {day}, {commune.In}, ne peut plus. Les arrêts sont gardés\u00A0: il "
                + "reste à choisir qui passe.")
            .Button("Confier la tournée", mails.Site.Absolute($"/mon-espace/production/{commune.Code}/tournees/"));
        return mail with { Subject = $"Tournée du {day}\u00A0: il faut quelqu’un" };
    }
}
