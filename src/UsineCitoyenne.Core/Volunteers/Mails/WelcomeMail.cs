using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Grouping;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Brings the newcomer together with the commune: how many they are, who agreed to be introduced, who leads.</summary>
internal sealed class WelcomeMail(VolunteerMails mails, TerritoryDirectory territories, Neighbours neighbours, ReplyLinks replies)
    : VolunteerMail<NoData>(Kind, mails)
{
    public static readonly MailKind<NoData> Kind = new("bienvenue", MailRecipient.Volunteer);

    /// <summary>In a large commune the mail introduces the latest comers; the responsable introduces the rest.</summary>
    private const int Introduced = 30;

    protected override MailReply? ReplyOf(OutboxMail mail) => replies.Of(mail);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        if (territories.Current.CurrentCommune(to.CommuneCode) is not { } commune)
        {
            return null;
        }
        var around = await neighbours.OfAsync(db, commune, cancel);
        var others = Neighbours.Confirmed(db, around.Codes).Where(row => row.Id != to.Id);
        var where = around.IsEpci ? $"dans votre intercommunalité ({around.Place.Name})" : "dans votre commune";
        var count = await others.CountAsync(cancel);
        mail.Body
            .Paragraph($"Votre inscription est confirmée : bienvenue parmi les bénévoles de {commune.Name} !")
            .Paragraph(count switch
            {
                0 => $"Vous êtes la première personne inscrite {where}. Parlez-en autour de vous : à deux, tout commence.",
                1 => $"Une autre personne est déjà inscrite {where}.",
                _ => $"{FrenchNumber.Of(count)} autres personnes sont déjà inscrites {where}.",
            });
        await IntroduceAsync(db, to, around, others, mail.Body, cancel);
        mail.Body.Paragraph(await neighbours.OrganiserAsync(commune, cancel))
            .Button($"La page de {commune.Name}", Mails.Site.Absolute(commune.Path!));
        Mails.AddRecordNote(mail.Body, db, to.Id);
        return mail with { Subject = $"Bienvenue — les bénévoles de {commune.Name}" };
    }

    /// <summary>Reciprocal: only those who agreed are named, and only to those who agreed.</summary>
    private static async Task IntroduceAsync(
        SiteDbContext db, Volunteer newcomer, Neighbourhood around, IQueryable<Volunteer> others, MailBody body, CancellationToken cancel)
    {
        if (await ConsentLedger.IntroductionOfAsync(db, newcomer.Id, cancel) is null)
        {
            return;
        }
        var introduced = await Neighbours.IntroducedAsync(db, around, others, Introduced, cancel);
        if (introduced.Count > 0)
        {
            body.Heading("Faites connaissance")
                .List(introduced)
                .Note("Ces personnes ont accepté, comme vous, d’être présentées. Gardez leurs coordonnées pour vous.");
        }
    }
}
