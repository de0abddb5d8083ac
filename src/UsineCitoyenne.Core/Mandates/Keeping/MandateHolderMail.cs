using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>Tells the holder what happened to their mandate.</summary>
internal sealed class MandateHolderMail(MandateMails mails, AccountStore accounts) : AccountMail<MandateEvent>(Kind, accounts)
{
    public static readonly MailKind<MandateEvent> Kind = new("mandat-titulaire", MailRecipient.Account);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, MandateEvent data, SiteDbContext db, CancellationToken cancel)
    {
        if (await mails.FindAsync(db, data, cancel) is not { } words)
        {
            return null;
        }
        var body = mail.Body;
        var subject = words.News switch
        {
            MandateNews.Renewed => Renewed(body, words),
            MandateNews.Suspended => Suspended(body, words),
            MandateNews.Resumed => Resumed(body, words),
            MandateNews.EndsSoon => EndsSoon(body, words),
            _ => Ended(body, words),
        };
        return mail with { Subject = $"{subject} — {words.Place}" };
    }

    private string Renewed(MailBody body, MandateLabels words)
    {
        body.Paragraph($"Votre mandat est renouvelé, avec un grand merci : {words.Post}."
                + (words.Mandate.EndsAt is { } end ? $" Il court maintenant jusqu’au {FrenchTime.Day(end)}." : ""))
            .Button("Ouvrir mon espace", mails.Url("/mon-espace/"));
        return "Votre mandat est renouvelé";
    }

    private string Suspended(MailBody body, MandateLabels words)
    {
        body.Paragraph($"Votre mandat est suspendu pour le moment : {words.Post}. Vos accès sont fermés le temps de cette suspension.");
        Quote(body, words.Mandate.SuspendReason);
        body.Paragraph("Une suspension n’est pas une sanction. Le niveau au-dessus est à votre écoute pour en parler.");
        return "Votre mandat est suspendu";
    }

    private string Resumed(MailBody body, MandateLabels words)
    {
        body.Paragraph($"Votre mandat reprend : {words.Post}. Vos accès sont rouverts. Heureux de vous retrouver !")
            .Button("Ouvrir mon espace", mails.Url("/mon-espace/"));
        return "Votre mandat reprend";
    }

    private string EndsSoon(MailBody body, MandateLabels words)
    {
        body.Paragraph($"Votre mandat prend fin le {FrenchTime.Day(words.Mandate.EndsAt!.Value)} : {words.Post}.")
            .Paragraph("Si vous souhaitez continuer, le niveau au-dessus, prévenu lui aussi, peut le renouveler. Sinon, c’est le bon "
            + "moment pour passer la main.")
            .Button("Voir mon mandat", mails.Url($"/mon-espace/mandats/{words.Mandate.Id}/"));
        return "Votre mandat prend bientôt fin";
    }

    private static string Ended(MailBody body, MandateLabels words)
    {
        body.Paragraph(words.Mandate.EndKind switch
        {
            MandateEnd.HandedOver =>
                $"La main est passée : {words.Post}. Vos accès sont fermés, et la personne qui vous succède a les siens.",
            MandateEnd.Resigned => $"Votre départ est enregistré : {words.Post}. Vos accès sont fermés.",
            null => $"Votre mandat est arrivé à son terme : {words.Post}. Vos accès sont fermés.",
            _ => $"Votre mandat a pris fin : {words.Post}. Vos accès sont fermés.",
        });
        if (words.Mandate.EndKind == MandateEnd.Revoked)
        {
            Quote(body, words.Mandate.EndReason);
        }
        body.Paragraph(
            "Merci pour le temps et l’énergie donnés. Si vous aviez noté des coordonnées de bénévoles ailleurs que sur le site, merci de "
            + "les effacer.");
        return "Votre mandat a pris fin";
    }

    private static void Quote(MailBody body, string reason)
    {
        if (reason.Length > 0)
        {
            body.Paragraph($"Le motif donné : « {reason} »");
        }
    }
}
