using System.Text.Json;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Grouping;

namespace UsineCitoyenne.Core.Volunteers.Preferences;

/// <summary>
/// What comes back for mails that left: an address that does not exist stops its mails, a complaint unsubscribes. Both carry the return
/// address of one mail, which nobody can forge; done twice, they do the same.
/// </summary>
public sealed class MailReturns
{
    private const int FilesARound = 500;
    private readonly Database database;
    private readonly ReturnPath returns;
    private readonly MailOptions options;
    private readonly ConsentLedger consents;
    private readonly DigestChoices digests;
    private readonly Audit audit;
    private readonly TimeProvider clock;
    private readonly ILogger<MailReturns> logger;

    internal MailReturns(
        Database database, ReturnPath returns, MailOptions options, ConsentLedger consents, DigestChoices digests, Audit audit, TimeProvider clock,
        ILogger<MailReturns> logger)
    {
        (this.database, this.returns, this.options, this.consents) = (database, returns, options, consents);
        (this.digests, this.audit, this.clock, this.logger) = (digests, audit, clock, logger);
    }

    /// <summary>
    /// <c>{"events": [{"type": "bounce", "address": "retours+…@…", "status": "5.1.1"}, {"type": "complaint", "address": "retours+…@…"}]}</c>.
    /// A status that begins with 4 is a delay, and changes nothing.
    /// </summary>
    /// <returns>How many events were about a mail of ours.</returns>
    /// <exception cref="JsonException">Not this shape.</exception>
    public async Task<int> TakeAsync(Stream json, CancellationToken cancel = default)
    {
        var posted = await JsonSerializer.DeserializeAsync<PostedReturns>(json, JsonSerializerOptions.Web, cancel);
        var taken = 0;
        foreach (var posting in posted?.Events ?? [])
        {
            var kind = posting.Type == "complaint" ? MailReturnKind.Complaint : MailReturnKind.HardBounce;
            var final = kind == MailReturnKind.Complaint || (posting.Type == "bounce" && posting.Status?.StartsWith('5') == true);
            if (final && returns.Find(posting.Address ?? "") is { } mailId && await ApplyAsync(new MailReturn(mailId, kind, posting.Status ?? ""), cancel))
            {
                taken++;
            }
        }
        return taken;
    }

    /// <summary>Reads the reports of the mailbox, a maildir or a folder of files, and puts each aside once it is done with.</summary>
    public async Task<int> ReadFolderAsync(CancellationToken cancel = default)
    {
        if (string.IsNullOrEmpty(options.ReturnFolder) || !Directory.Exists(options.ReturnFolder))
        {
            return 0;
        }
        var arriving = Path.Combine(options.ReturnFolder, "new");
        var folder = Directory.Exists(arriving) ? arriving : options.ReturnFolder;
        var taken = 0;
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Take(FilesARound).ToList())
        {
            // Headers and fields are ASCII; what is not is not ours to read.
            var message = await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, cancel);
            taken += ReportReader.Read(message, returns) is { } found && await ApplyAsync(found, cancel) ? 1 : 0;
            var done = Directory.CreateDirectory(Path.Combine(options.ReturnFolder, "cur")).FullName;
            File.Move(file, Path.Combine(done, Path.GetFileName(file) + (folder == arriving ? ":2,S" : "")), overwrite: true);
        }
        return taken;
    }

    /// <summary>Since when a volunteer's address takes no mail; null when it does. For who may read their details.</summary>
    public async Task<DateTime?> TroubleSinceAsync(long volunteerId, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await AddressTroubles.SinceAsync(db, MailRecipient.Volunteer, volunteerId, cancel);
    }

    private Task<bool> ApplyAsync(MailReturn found, CancellationToken cancel) => database.WriteAsync(async db =>
    {
        if (await Outbox.FindAsync(db, found.MailId, cancel) is not { } mail)
        {
            return false;
        }
        logger.LogInformation("Mail {Id} ({Template}) came back: {Kind} {Status}.", mail.Id, mail.Template, found.Kind, found.Status);
        await (found.Kind == MailReturnKind.Complaint ? UnsubscribeAsync(db, mail, cancel) : StopAsync(db, mail, found.Status, cancel));
        return true;
    }, cancel);

    private async Task StopAsync(SiteDbContext db, OutboxMail mail, string status, CancellationToken cancel)
    {
        await AddressTroubles.AddAsync(db, mail, status, clock.GetUtcNow().UtcDateTime, cancel);
        audit.Record(db, AuditAction.AddressBounced, detail: $"mail:{mail.Id}", volunteers: IsVolunteer(mail) ? [mail.RecipientId] : []);
    }

    private async Task UnsubscribeAsync(SiteDbContext db, OutboxMail mail, CancellationToken cancel)
    {
        if (!IsVolunteer(mail))
        {
            await digests.SetAsync(db, mail.RecipientId, DigestFrequency.Never, cancel);
            return;
        }
        foreach (var text in MailPreferences.Texts.Values)
        {
            await consents.SetAsync(db, mail.RecipientId, text, given: false, "plainte");
        }
        audit.Record(db, AuditAction.ComplaintReceived, detail: $"mail:{mail.Id}", volunteers: [mail.RecipientId]);
    }

    private static bool IsVolunteer(OutboxMail mail) => mail.RecipientKind == Outbox.NameOf(MailRecipient.Volunteer);

    private sealed record PostedReturns(IReadOnlyList<PostedReturn>? Events);

    private sealed record PostedReturn(string? Type, string? Address, string? Status);
}
