using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>« C'est noté »: what the person answered to a call, how to change it, and a way to write to whoever organises.</summary>
internal sealed class CallAnswerMail(VolunteerMails mails, CallDirectory calls, CallLinks links, ReplyLinks replies) : IMailTemplate
{
    public const string TemplateName = "appel-reponse";

    public string Name => TemplateName;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var id = IdOf(mail.Data);
        var answer = await db.Set<CallAnswer>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (answer is not { State: CallAnswerState.Given or CallAnswerState.Withdrawn } || DataOf(answer) != mail.Data
            || calls.Find(answer.CallKey) is not { } call || await mails.RecipientAsync(mail, db, cancel) is not { } volunteer)
        {
            return null;
        }
        var given = answer.State == CallAnswerState.Given;
        var body = new MailBody().Paragraph($"Bonjour {volunteer.FirstName},");
        if (given)
        {
            body.Paragraph(
                $"Merci\u00A0! Vous répondez à l’appel «\u00A0{call.Name}\u00A0»\u00A0: {CallFormatter.Told(answer.Quantity, call.Unit)}.")
                .Paragraph("La personne qui organise le voit dès maintenant et vous dira la suite.")
                .Button("Corriger ou annuler ma réponse", links.OfAnswer(volunteer.Id, answer.Id));
        }
        else
        {
            body.Paragraph(
                $"Votre réponse à l’appel «\u00A0{call.Name}\u00A0» est annulée. Merci de l’avoir dit\u00A0: la personne qui organise ne "
                + "compte plus sur vous.");
            if (call.IsOpen)
            {
                body.Button("Répondre de nouveau", links.OfAnswer(volunteer.Id, answer.Id));
            }
        }
        body.Button("Relire l’appel", mails.Site.Absolute(calls.UrlFor(call, volunteer.CommuneCode)));
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", given ? $"C’est noté\u00A0: {call.Name}"
            : $"Réponse annulée\u00A0: {call.Name}", body)
        {
            Reply = replies.Of(mail) with { Label = "Écrire à la personne qui organise" },
        };
    }

    /// <summary>The answer and the moment of its change: a mail that a later change overtook is known by it.</summary>
    /// <remarks>To the microsecond, all that PostgreSQL keeps.</remarks>
    public static string DataOf(CallAnswer answer) =>
        string.Create(CultureInfo.InvariantCulture, $"{answer.Id}:{answer.ChangedAt.Ticks / TimeSpan.TicksPerMicrosecond}");

    private static long IdOf(string data) => long.Parse(data.AsSpan(0, data.IndexOf(':')), CultureInfo.InvariantCulture);
}
