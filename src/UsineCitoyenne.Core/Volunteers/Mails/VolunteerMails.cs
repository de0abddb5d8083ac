using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>What the mails to a volunteer share: finding the person, and the link to their record.</summary>
public sealed class VolunteerMails(LinkTokens links, IOptions<SiteOptions> site)
{
    internal SiteOptions Site => site.Value;

    internal Task<Volunteer?> RecipientAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel) =>
        db.Set<Volunteer>()
            .FirstOrDefaultAsync(row => row.Id == mail.RecipientId && row.State != VolunteerState.Left && row.Email != "", cancel);

    internal string RecordUrl(SiteDbContext db, long volunteerId) => site.Value.Absolute(
        $"/ma-fiche/{links.Issue(db, LinkPurpose.VolunteerRecord, volunteerId, VolunteerRecordService.LinkLifetime)}/");

    internal MailBody WithRecordNote(MailBody body, string recordUrl) => body
        .Button("Voir ou modifier ma fiche", recordUrl)
        .Note("Ce lien est personnel : il ouvre votre fiche, où vous pouvez corriger vos réponses, faire une pause ou vous retirer. "
            + "Ne le transmettez pas.");
}
