using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>Hands an answer over, in the transaction of what brought it: kept, audited, queued to the other side.</summary>
public sealed class ReplyRelay(ReplyRouting routing, Outbox outbox, Audit audit, TimeProvider clock)
{
    /// <summary>In a day, in one direction, of one pair: a conversation, not a flood.</summary>
    internal const int MostADay = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="from">The address that it came from; null when the page's link brought it.</param>
    internal async Task<ReplyOutcome> ForwardAsync(SiteDbContext db, OutboxMail answered, string? text, string? from,
        CancellationToken cancel)
    {
        var body = ReplyText.Clean(text);
        if (body.Length == 0)
        {
            return ReplyOutcome.Empty;
        }
        return await routing.OfAsync(db, answered, cancel) is { } route ? await SendAsync(db, route, body, from, cancel)
            : ReplyOutcome.Nobody;
    }

    internal async Task<ReplyOutcome> SendAsync(SiteDbContext db, ReplyRoute route, string body, string? from, CancellationToken cancel)
    {
        var (yesterday, kind, id) = (Now.AddDays(-1), route.Person.Kind, route.Person.Id);
        var full = await db.Set<ReplyMessage>()
            .Where(row => row.Person == kind && row.PersonId == id && row.ToAccount == route.ToAccount && row.At > yesterday)
            .GroupBy(row => row.AccountId).Where(pair => pair.Count() >= MostADay).Select(pair => pair.Key).ToListAsync(cancel);
        if (route.Accounts.All(full.Contains))
        {
            return ReplyOutcome.TooMany;
        }
        foreach (var account in route.Accounts.Where(account => !full.Contains(account)))
        {
            var message = new ReplyMessage
            {
                Person = kind,
                PersonId = id,
                AccountId = account,
                ToAccount = route.ToAccount,
                Topic = Clip.To(route.Topic, ReplyMessage.TopicLength),
                Body = body,
                FromElsewhere = from is not null && EmailAddress.Key(from) != EmailAddress.Key(route.WriterEmail),
                At = Now,
            };
            db.Add(message);
            await db.SaveChangesAsync(cancel);
            await outbox.EnqueueAsync(
                db, route.ToAccount ? ReplyMail.To(MailRecipient.Account, account, message.Id) : ReplyMail.To(kind, id, message.Id),
                cancel);
        }
        audit.Record(
            db, AuditAction.ReplyForwarded, route.ToAccount ? null : route.Accounts[0], route.Person.Place.ToString(),
            kind == MailRecipient.Volunteer ? "" : $"letter:{id}", volunteers: kind == MailRecipient.Volunteer ? [id] : []);
        return ReplyOutcome.Sent;
    }
}

public enum ReplyOutcome
{
    Sent,

    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>
    /// More than <see cref="ReplyView.Longest"/> characters, on the page. By mail, what is longer is cut: it brings whole threads along.
    /// </summary>
    TooLong,

    /// <summary>The mail is forgotten, or one of both is gone.</summary>
    Nobody,

    /// <summary>More than twenty in a day.</summary>
    TooMany,
}
