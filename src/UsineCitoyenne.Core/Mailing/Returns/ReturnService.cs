using System.Text.Json;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns.Providers;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>
/// What comes back for mails that left, by the mailbox or by a provider's webhook. Each carries the return address of one mail, which
/// nobody can forge; told twice, it does nothing more.
/// </summary>
public sealed class ReturnService(
    Database database, ReturnPath path, ReturnLedger ledger, IEnumerable<IComplaintHandler> complaints, TimeProvider clock,
    ILogger<ReturnService> logger)
{
    private const int Depth = 24;
    private readonly IComplaintHandler[] complaints = [.. complaints];

    /// <summary>The events of a webhook: our own form, or that of Amazon SES, SendGrid, Brevo, Mailjet or Mailgun.</summary>
    /// <returns>How many events were about a mail of ours.</returns>
    /// <exception cref="FormatException">Nobody's form; the message says so in French.</exception>
    public async Task<int> TakeAsync(Stream json, CancellationToken cancel = default)
    {
        try
        {
            using var document = await ReadableJson.ParseAsync(json, new JsonDocumentOptions { MaxDepth = Depth }, cancel);
            return await TakeAsync(document.RootElement, cancel);
        }
        catch (JsonException failure)
        {
            throw new FormatException("Le corps n’est pas du JSON lisible.", failure);
        }
    }

    private async Task<int> TakeAsync(JsonElement body, CancellationToken cancel)
    {
        if (AmazonEvents.Unwrap(body, logger) is not { } told)
        {
            return 0;
        }
        var taken = 0;
        foreach (var posted in ProviderEvents.Read(told))
        {
            if (await FindAsync(posted.Source, cancel) is { } mailId)
            {
                var found = posted.Kind == MailReturnKind.Complaint
                    ? new MailReturn(mailId, MailReturnKind.Complaint, default)
                    : ReportReader.Bounce(mailId, posted.Status, posted.Answer, posted.Recipient);
                taken += await ApplyAsync(posted.Class is { } said ? found with { Status = found.Status with { Class = said } }
                    : found, cancel) ? 1 : 0;
            }
        }
        return taken;
    }

    /// <summary>Null for a mail that is not, or no longer, ours.</summary>
    internal Task<bool> ApplyAsync(InboundMail mail, CancellationToken cancel) =>
        ReportReader.Read(mail, path) is { } found ? ApplyAsync(found, cancel) : Task.FromResult(false);

    /// <summary>False when it is about no mail of ours.</summary>
    internal Task<bool> ApplyAsync(MailReturn found, CancellationToken cancel) => database.WriteAsync(async db =>
    {
        if (await Outbox.FindAsync(db, found.MailId, cancel) is not { } mail)
        {
            return false;
        }
        if (found.Kind == MailReturnKind.Bounce)
        {
            await ledger.RecordAsync(db, mail, found.Status, found.Domain, found.Answer, cancel);
        }
        else if (await InboundReceipts.NoteAsync(db, $"complaint\n{mail.Id}", clock.GetUtcNow().UtcDateTime, cancel))
        {
            logger.LogInformation("Mail {Id} ({Template}) is called unwanted.", mail.Id, mail.Template);
            foreach (var handler in complaints)
            {
                await handler.HandleAsync(db, mail, cancel);
            }
        }
        return true;
    }, cancel);

    // By the return address, or by the Message-ID, of which 128 bits are random: providers give back the one or the other.
    private async Task<long?> FindAsync(JsonElement source, CancellationToken cancel)
    {
        var texts = ProviderEvents.Texts(source).ToList();
        if (texts.Select(path.Find).FirstOrDefault(id => id is not null) is { } mailId)
        {
            return mailId;
        }
        foreach (var (id, messageId) in texts.SelectMany(MessageIds.Find))
        {
            await using var db = database.Read();
            if ((await Outbox.FindAsync(db, id, cancel))?.MessageId == messageId)
            {
                return id;
            }
        }
        return null;
    }
}
