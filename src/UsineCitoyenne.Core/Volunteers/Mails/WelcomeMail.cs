using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Brings the newcomer together with the commune: how many they are, who agreed to be introduced, who leads.</summary>
internal sealed class WelcomeMail(VolunteerMails mails, TerritoryDirectory territories, MandateService mandates) : IMailTemplate
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
        var codes = territories.Current.CodesOf(commune);
        var others = db.Set<Volunteer>().Where(row =>
            row.State == VolunteerState.Confirmed && row.Freshness < Freshness.Faded && codes.Contains(row.CommuneCode) && row.Id != volunteer.Id);
        var count = await others.CountAsync(cancel);
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph($"Votre inscription est confirmée : bienvenue parmi les bénévoles de {commune.Name} !")
            .Paragraph(count switch
            {
                0 => "Vous êtes la première personne inscrite dans votre commune. Parlez-en autour de vous : à deux, tout commence.",
                1 => "Une autre personne est déjà inscrite dans votre commune.",
                _ => $"{count:N0} autres personnes sont déjà inscrites dans votre commune.",
            });
        await IntroduceAsync(db, volunteer, others, body, cancel);
        var led = (await mandates.LeadersOfAsync(db, commune.Ref)).Count > 0;
        body.Paragraph(led
                ? "Une personne coordonne l’action dans votre commune : elle est prévenue de votre arrivée et vous contactera."
                : "Personne ne coordonne encore l’action dans votre commune : le niveau au-dessus est prévenu de votre arrivée.")
            .Button($"La page de {commune.Name}", mails.Site.Absolute(commune.Path!));
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", $"Bienvenue — les bénévoles de {commune.Name}",
            mails.WithRecordNote(body, mails.RecordUrl(db, volunteer.Id)));
    }

    /// <summary>Reciprocal: only those who agreed are named, and only to those who agreed.</summary>
    private static async Task IntroduceAsync(
        SiteDbContext db, Volunteer newcomer, IQueryable<Volunteer> others, MailBody body, CancellationToken cancel)
    {
        var agreed = ConsentLedger.AgreedTo(db, ConsentTexts.Introduction);
        if (!await agreed.ContainsAsync(newcomer.Id, cancel))
        {
            return;
        }
        var introduced = await others.Where(row => agreed.Contains(row.Id) && row.Email != "")
            .OrderByDescending(row => row.Id).Take(Introduced)
            .Select(row => new { row.FirstName, row.Email }).ToListAsync(cancel);
        if (introduced.Count > 0)
        {
            body.Heading("Faites connaissance")
                .List(introduced.Select(person => $"{person.FirstName} — {person.Email}"))
                .Note("Ces personnes ont accepté, comme vous, d’être présentées. Gardez leurs adresses pour vous.");
        }
    }
}
