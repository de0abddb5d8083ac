using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>« C'est noté »: what the person answered to a call, how to change it, and a way to write to whoever organises.</summary>
internal sealed class CallAnswerMail(VolunteerMails mails, CallDirectory calls, CallLinks links, ReplyLinks replies)
    : VolunteerMail<AnswerChange>(Kind, mails)
{
    public static readonly MailKind<AnswerChange> Kind = new("appel-reponse", MailRecipient.Volunteer);

    protected override MailReply? ReplyOf(OutboxMail mail) => replies.Of(mail) with { Label = "Écrire à la personne qui organise" };

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, AnswerChange data, SiteDbContext db, CancellationToken cancel)
    {
        var answer = await db.Set<CallAnswer>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == data.Id, cancel);
        if (answer is not { State: CallAnswerState.Given or CallAnswerState.Withdrawn } || AnswerChange.Of(answer) != data
            || calls.Find(answer.CallKey) is not { } call)
        {
            return null;
        }
        var given = answer.State == CallAnswerState.Given;
        if (given)
        {
            mail.Body.Paragraph(
                $"Merci\u00A0! Vous répondez à l’appel «\u00A0{call.Name}\u00A0»\u00A0: {CallFormatter.Told(answer.Quantity, call.Unit)}.")
                .Paragraph("La personne qui organise le voit dès maintenant et vous dira la suite.")
                .Button("Corriger ou annuler ma réponse", links.OfAnswer(to.Id, answer.Id));
        }
        else
        {
            mail.Body.Paragraph(
                $"Votre réponse à l’appel «\u00A0{call.Name}\u00A0» est annulée. Merci de l’avoir dit\u00A0: la personne qui organise ne "
                + "compte plus sur vous.");
            if (call.IsOpen)
            {
                mail.Body.Button("Répondre de nouveau", links.OfAnswer(to.Id, answer.Id));
            }
        }
        mail.Body.Button("Relire l’appel", Mails.Site.Absolute(calls.UrlFor(call, to.CommuneCode)));
        return mail with { Subject = given ? $"C’est noté\u00A0: {call.Name}" : $"Réponse annulée\u00A0: {call.Name}" };
    }
}

/// <summary>An answer and the moment of its change: a mail that a later change overtook is known by it.</summary>
/// <param name="At">In microseconds, all that PostgreSQL keeps.</param>
internal readonly record struct AnswerChange(long Id, long At) : IMailData<AnswerChange>
{
    public static AnswerChange Of(CallAnswer answer) => new(answer.Id, answer.ChangedAt.Ticks / TimeSpan.TicksPerMicrosecond);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AnswerChange result)
    {
        result = default;
        if (s?.Split(':') is not [var number, var moment] || !long.TryParse(number, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(moment, CultureInfo.InvariantCulture, out var at))
        {
            return false;
        }
        result = new AnswerChange(id, at);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{At}");
}
