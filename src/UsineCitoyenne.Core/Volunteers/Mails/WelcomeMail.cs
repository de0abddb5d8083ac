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
    : IMailTemplate
{
    public const string TemplateName = "bienvenue";

    /// <summary>In a large commune the mail introduces the latest comers; the responsable introduces the rest.</summary>
    private const int Introduced = 30;

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var volunteer = await mails.RecipientAsync(mail, db, cancel);
        var commune = territories.Current.CurrentCommune(volunteer?.CommuneCode ?? "");
        if (volunteer is null || commune is null)
        {
            return null;
        }
        var around = await neighbours.OfAsync(db, commune, cancel);
        var others = Neighbours.Confirmed(db, around.Codes).Where(row => row.Id != volunteer.Id);
        var where = around.IsEpci ? $"dans votre intercommunalité ({around.Place.Name})" : "dans votre commune";
        var count = await others.CountAsync(cancel);
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph($"Votre inscription est confirmée : bienvenue parmi les bénévoles de {commune.Name} !")
            .Paragraph(count switch
            {
                0 => $"Vous êtes la première personne inscrite {where}. Parlez-en autour de vous : à deux, tout commence.",
                1 => $"Une autre personne est déjà inscrite {where}.",
                _ => $"{FrenchNumber.Of(count)} autres personnes sont déjà inscrites {where}.",
            });
        await IntroduceAsync(db, volunteer, around, others, body, cancel);
        body.Paragraph(await neighbours.OrganiserAsync(commune, cancel))
            .Button($"La page de {commune.Name}", mails.Site.Absolute(commune.Path!));
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}",
            $"Bienvenue — les bénévoles de {commune.Name}",
            mails.WithRecordNote(body, mails.RecordUrl(db, volunteer.Id)))
        {
            Reply = replies.Of(mail),
        };
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
