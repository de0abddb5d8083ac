using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Replies;

namespace UsineCitoyenne.Core.Calls;

/// <summary>« C'est noté »: what the person answered to a call, how to change it, and a way to write to whoever organises.</summary>
internal sealed class CallAnswerMail(VolunteerMails mails, CallDirectory calls, CallLinks links, ReplyLinks replies) : IMailTemplate
{
    public const string TemplateName = "appel-reponse";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var id = long.Parse(mail.Data, CultureInfo.InvariantCulture);
        if (await db.Set<CallAnswer>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { State: CallAnswerState.Given } answer
            || calls.Find(answer.CallKey) is not { } call || await mails.RecipientAsync(mail, db, cancel) is not { } volunteer)
        {
            return null;
        }
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph($"Merci ! Vous répondez à l’appel « {call.Name} » : {CallWords.Told(answer.Quantity, call.Unit)}.")
            .Paragraph("La personne qui organise le voit dès maintenant et vous dira la suite.")
            .Button("Corriger ou annuler ma réponse", links.OfAnswer(volunteer.Id, answer.Id))
            .Button("Relire l’appel", mails.Site.Absolute(call.Url));
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", $"C’est noté : {call.Name}", body)
        {
            Reply = replies.Of(mail) with { Label = "Écrire à la personne qui organise" },
        };
    }
}
