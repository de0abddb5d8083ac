using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>Tells deputies and the level above what happened to somebody's mandate. Reasons stay between those concerned.</summary>
internal sealed class MandateAroundMail(MandateMails mails, AccountStore accounts) : AccountMail<MandateEvent>(Kind, accounts)
{
    public static readonly MailKind<MandateEvent> Kind = new("mandat-entourage", MailRecipient.Account);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, MandateEvent data, SiteDbContext db, CancellationToken cancel)
    {
        if (await mails.FindAsync(db, data, cancel) is not { } words)
        {
            return null;
        }
        var (subject, text, advice) = Tell(words);
        mail.Body.Paragraph(text).Paragraph(advice)
            .Button("Voir ce mandat", mails.Url($"/mon-espace/mandats/{words.Mandate.Id}/"));
        return mail with { Subject = $"{subject} — {words.Place}" };
    }

    private static (string Subject, string Text, string Advice) Tell(MandateLabels words) => words.News switch
    {
        MandateNews.Suspended => ("Un mandat est suspendu",
            $"Le mandat de {words.HolderName} est suspendu : {words.Post}.",
            "S’il y a un adjoint ou une adjointe, ses accès sont ouverts le temps de la suspension."),
        MandateNews.Resumed => ("Un mandat reprend",
            $"{words.HolderName} reprend son mandat : {words.Post}.",
            "Les accès ouverts par intérim se referment."),
        MandateNews.EndsSoon => ("Un mandat prend bientôt fin",
            $"Le mandat de {words.HolderName} prend fin le {FrenchTime.Day(words.Mandate.EndsAt!.Value)} : {words.Post}.",
            "Un message pour savoir si la personne souhaite continuer, et le renouvellement tient en un geste."),
        MandateNews.Silent => ("Des nouvelles ?",
            $"{words.HolderName} ne s’est pas connecté ou connectée depuis un mois : {words.Post}.",
            "Un appel suffit souvent. Si la personne n’a plus le temps, aidez-la à passer la main : personne ne doit attendre une réponse "
            + "qui ne vient pas."),
        MandateNews.Renewed => ("Un mandat est renouvelé",
            $"Le mandat de {words.HolderName} est renouvelé : {words.Post}.", "Rien ne change pour vous."),
        _ when words.Mandate.EndKind == MandateEnd.HandedOver => ("Passage de main",
            $"{words.HolderName} a passé la main : {words.Post}.",
            "La personne qui lui succède a désormais ses accès. Un mot d’accueil de votre part l’aidera à bien commencer."),
        _ => ("Un mandat a pris fin",
            $"Le mandat de {words.HolderName} a pris fin : {words.Post}.",
            "La place est à prendre. S’il y a un adjoint ou une adjointe, ses accès sont ouverts en attendant."),
    };
}
