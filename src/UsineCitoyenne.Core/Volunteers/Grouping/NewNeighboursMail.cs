using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Campaigns.Preferences;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>Tells a volunteer who joined around them in a day, and introduces those who agreed, like them, to be introduced.</summary>
internal sealed class NewNeighboursMail(VolunteerMails mails, TerritoryDirectory territories, Neighbours neighbours,
    PreferenceTokens tokens, ReplyLinks replies) : IMailTemplate
{
    public const string TemplateName = "voisins";
    private const int Introduced = 30;

    public string Name => TemplateName;

    public bool OnlyReads => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var volunteer = await mails.RecipientAsync(mail, db, cancel);
        if (volunteer is not { State: VolunteerState.Confirmed }
            || territories.Current.CurrentCommune(volunteer.CommuneCode) is not { } commune
            || !await ConsentLedger.AgreedTo(db, ConsentTexts.Grouping).AnyAsync(id => id == volunteer.Id, cancel))
        {
            return null;
        }
        var to = new DateTime(long.Parse(mail.Data, CultureInfo.InvariantCulture), DateTimeKind.Utc);
        var from = to - GroupingJob.Period;
        var around = await neighbours.OfAsync(db, commune, cancel);
        var newcomers = Neighbours.Confirmed(db, around.Codes)
            .Where(row => row.Id != volunteer.Id && row.ConfirmedAt >= from && row.ConfirmedAt < to);
        var count = await newcomers.CountAsync(cancel);
        if (count == 0)
        {
            return null;
        }
        var where = around.IsEpci ? around.Place.Name : commune.Name;
        var what = count == 1 ? $"Une personne rejoint les bénévoles de {where}"
            : $"{FrenchNumber.Of(count)} personnes rejoignent les bénévoles de {where}";
        var body = new MailBody().Paragraph($"Bonjour {volunteer.FirstName},").Paragraph($"{what}. L’équipe s’agrandit !");
        if (await ConsentLedger.IntroductionOfAsync(db, volunteer.Id, cancel) is not null
            && await Neighbours.IntroducedAsync(db, around, newcomers, Introduced, cancel) is { Count: > 0 } introduced)
        {
            body.Heading("Faites connaissance").List(introduced)
                .Note("Ces personnes ont accepté, comme vous, d’être présentées. Gardez leurs coordonnées pour vous.");
        }
        body.Button($"La page de {commune.Name}", mails.Site.Absolute(commune.Path!));
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", what, body,
            mails.Site.Absolute(
                tokens.PathOf(new PreferenceLink(PreferenceSubject.Volunteer, volunteer.Id, (byte)MailPurpose.Grouping))), TemplateName)
        {
            Reply = replies.Of(mail),
        };
    }
}
