using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>What the mails to a volunteer share: the site, and the link to the person's record.</summary>
public sealed class VolunteerMails(LinkTokens links, IOptions<SiteOptions> site)
{
    internal SiteOptions Site => site.Value;

    internal string RecordUrl(SiteDbContext db, long volunteerId) => site.Value.Absolute(
        $"/ma-fiche/{links.Issue(db, LinkPurpose.VolunteerRecord, volunteerId, VolunteerRecordService.LinkLifetime)}/");

    internal MailBody AddRecordNote(MailBody body, SiteDbContext db, long volunteerId) => body
        .Button("Voir ou modifier ma fiche", RecordUrl(db, volunteerId))
        .Note("Ce lien est personnel : il ouvre votre fiche, où vous pouvez corriger vos réponses, faire une pause ou vous retirer. "
            + "Ne le transmettez pas.");
}
