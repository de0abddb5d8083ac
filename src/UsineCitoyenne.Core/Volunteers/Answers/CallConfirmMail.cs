using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>Asks a volunteer whether an answer that a form brought with their address is theirs.</summary>
internal sealed class CallConfirmMail(VolunteerMails mails, CallDirectory calls, LinkTokens links) : VolunteerMail<long>(Kind, mails)
{
    public static readonly MailKind<long> Kind = new("appel-confirmer", MailRecipient.Volunteer);

    public override bool IsAskedFor => true;

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, long submissionId, SiteDbContext db, CancellationToken cancel)
    {
        if (await db.Set<CallSubmission>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == submissionId && row.VolunteerId == to.Id, cancel) is not { } submission
            || calls.Find(submission.CallKey) is not { IsOpen: true } call)
        {
            return null;
        }
        var token = links.Issue(db, LinkPurpose.CallAnswer, submission.Id, CallSubmissions.LinkLifetime);
        mail.Body
            .Paragraph($"Une réponse à l’appel « {call.Name} » vient d’être donnée avec votre adresse : "
            + $"{CallFormatter.Told(submission.Quantity, call.Unit)}. Il reste un geste.")
            .Button("Confirmer ma réponse à l’appel", Mails.Site.Absolute($"/appel/confirmer/{token}/"))
            .Note($"Ce lien sert une fois, pendant {CallSubmissions.LinkLifetime.Days} jours. Vous n’avez rien demandé ? Ignorez ce "
            + "message : "
                + "rien n’est enregistré, et rien n’a changé dans votre fiche.");
        return mail with { Subject = $"Confirmez votre réponse : {call.Name}" };
    }
}
