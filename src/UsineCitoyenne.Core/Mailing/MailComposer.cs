using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>From a row of the outbox to a mail ready to leave.</summary>
internal sealed class MailComposer(
    Database database, IEnumerable<IMailTemplate> templates, ReturnPath returns, InboundAddresses inbound, MailOptions options,
    SiteOptions site, TimeProvider clock)
{
    private readonly Dictionary<string, IMailTemplate> templates = templates.ToDictionary(template => template.Name);
    private readonly MailLayout html = new(site);
    private readonly MailTextLayout text = new(site);
    private readonly string from = HeaderText.Address(string.IsNullOrEmpty(options.From) ? "site@" + new Uri(site.BaseUrl).IdnHost
        : options.From);

    public bool Knows(string template) => templates.ContainsKey(template);

    /// <summary>Null when there is nothing left to send.</summary>
    public async Task<OutgoingMail?> ComposeAsync(OutboxMail mail)
    {
        var content = await ContentAsync(templates[mail.Template], mail);
        if (content is null)
        {
            return null;
        }
        var replyTo = content.Reply is { } reply ? Answerable(content.Body, reply) : options.ReplyTo;
        return new OutgoingMail(
            mail.MessageId!,
            clock.GetUtcNow().UtcDateTime,
            from,
            HeaderText.Name(string.IsNullOrEmpty(options.FromName) ? site.Name : options.FromName),
            string.IsNullOrEmpty(replyTo) ? null : HeaderText.Address(replyTo),
            HeaderText.Address(content.ToAddress),
            HeaderText.Name(content.ToName),
            HeaderText.Clean(content.Subject),
            text.Text(content),
            html.Html(content),
            content.UnsubscribeUrl is { } url ? MailUrl.Check(url) : null,
            content.List is { } list ? $"{list}.{new Uri(site.BaseUrl).IdnHost}" : null,
            returns.Of(mail.Id))
        {
            TraceHeader = options.TraceHeader,
        };
    }

    private string? Answerable(MailBody body, MailReply reply)
    {
        var relay = inbound.Of(reply.Kind, reply.Id);
        _ = relay is null
            ? body.Button(reply.Label, reply.PageUrl)
            : body.Note("Vous pouvez répondre à ce message\u00a0: votre réponse sera transmise, sans montrer votre adresse.");
        return relay;
    }

    private async Task<MailContent?> ContentAsync(IMailTemplate template, OutboxMail mail)
    {
        if (template.OnlyReads)
        {
            await using var db = database.Read();
            return await ContentAsync(template, mail, db);
        }
        // A unit of work of its own: the personal links that a mail carries are issued, and on disk, before it leaves.
        return await database.WriteAsync(db => ContentAsync(template, mail, db));
    }

    private static async Task<MailContent?> ContentAsync(IMailTemplate template, OutboxMail mail, SiteDbContext db) =>
        !template.IsAskedFor && await db.Set<AddressTrouble>()
            .AnyAsync(row => row.RecipientKind == mail.RecipientKind && row.RecipientId == mail.RecipientId)
            ? null
            : await template.ComposeAsync(mail, db, CancellationToken.None);
}
