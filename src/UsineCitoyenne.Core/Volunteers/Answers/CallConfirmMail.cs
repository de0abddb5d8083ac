using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>Asks a volunteer whether an answer that a form brought with their address is theirs.</summary>
internal sealed class CallConfirmMail(VolunteerMails mails, CallDirectory calls, LinkTokens links) : IMailTemplate
{
    public const string TemplateName = "appel-confirmer";

    public string Name => TemplateName;

    public bool IsAskedFor => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var id = long.Parse(mail.Data, CultureInfo.InvariantCulture);
        if (await db.Set<CallSubmission>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id
            && row.VolunteerId == mail.RecipientId, cancel) is not { } submission
            || calls.Find(submission.CallKey) is not { IsOpen: true } call
                || await mails.RecipientAsync(mail, db, cancel) is not { } volunteer)
        {
            return null;
        }
        var token = links.Issue(db, LinkPurpose.CallAnswer, submission.Id, CallSubmissions.LinkLifetime);
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph($"Une réponse à l’appel « {call.Name} » vient d’être donnée avec votre adresse : "
            + $"{CallFormatter.Told(submission.Quantity, call.Unit)}. Il reste un geste.")
            .Button("Confirmer ma réponse à l’appel", mails.Site.Absolute($"/appel/confirmer/{token}/"))
            .Note($"Ce lien sert une fois, pendant {CallSubmissions.LinkLifetime.Days} jours. Vous n’avez rien demandé ? Ignorez ce "
            + "message : "
                + "rien n’est enregistré, et rien n’a changé dans votre fiche.");
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", $"Confirmez votre réponse : {call.Name}",
            body);
    }
}
