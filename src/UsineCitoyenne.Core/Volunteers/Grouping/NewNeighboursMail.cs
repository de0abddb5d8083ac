using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>Tells a volunteer who joined around them in a day, and introduces those who agreed, like them, to be introduced.</summary>
internal sealed class NewNeighboursMail(VolunteerMails mails, TerritoryDirectory territories, Neighbours neighbours,
    PreferenceTokens tokens, ReplyLinks replies) : VolunteerMail<GroupingSlot>(Kind, mails)
{
    public static readonly MailKind<GroupingSlot> Kind = new("voisins", MailRecipient.Volunteer);
    private const int Introduced = 30;

    public override bool OnlyReads => true;

    protected override MailReply? ReplyOf(OutboxMail mail) => replies.Of(mail);

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, GroupingSlot data, SiteDbContext db, CancellationToken cancel)
    {
        if (to.State != VolunteerState.Confirmed
            || territories.Current.CurrentCommune(to.CommuneCode) is not { } commune
            || !await ConsentLedger.AgreedTo(db, ConsentTexts.Grouping).AnyAsync(id => id == to.Id, cancel))
        {
            return null;
        }
        var (from, until) = (data.At - GroupingJob.Period, data.At);
        var around = await neighbours.OfAsync(db, commune, cancel);
        var newcomers = Neighbours.Confirmed(db, around.Codes)
            .Where(row => row.Id != to.Id && row.ConfirmedAt >= from && row.ConfirmedAt < until);
        var count = await newcomers.CountAsync(cancel);
        if (count == 0)
        {
            return null;
        }
        var where = around.IsEpci ? around.Place.Name : commune.Name;
        var what = count == 1 ? $"Une personne rejoint les bénévoles de {where}"
            : $"{FrenchNumber.Of(count)} personnes rejoignent les bénévoles de {where}";
        mail.Body.Paragraph($"{what}. L’équipe s’agrandit !");
        if (await ConsentLedger.IntroductionOfAsync(db, to.Id, cancel) is not null
            && await Neighbours.IntroducedAsync(db, around, newcomers, Introduced, cancel) is { Count: > 0 } introduced)
        {
            mail.Body.Heading("Faites connaissance").List(introduced)
                .Note("Ces personnes ont accepté, comme vous, d’être présentées. Gardez leurs coordonnées pour vous.");
        }
        mail.Body.Button($"La page de {commune.Name}", Mails.Site.Absolute(commune.Path!));
        return mail with
        {
            Subject = what,
            UnsubscribeUrl = Mails.Site.Absolute(
                tokens.PathOf(new PreferenceLink(PreferenceSubject.Volunteer, to.Id, (byte)MailPurpose.Grouping))),
            List = Name,
        };
    }
}
