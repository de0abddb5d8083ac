using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// How a mail of ours is answered: by a relay address, or by the page of its link. Both name the mail and are signed; they cost no row, so
/// that a million mails write nothing, and die with the mail.
/// </summary>
public sealed class ReplyLinks(PreferenceTokens tokens, IOptions<SiteOptions> site)
{
    internal const string MailKind = "reponse";

    internal MailReply Of(OutboxMail mail) => new(MailKind, mail.Id, site.Value.Absolute($"/repondre/{TokenOf(mail)}/"));

    internal string TokenOf(OutboxMail mail) => tokens.Write(new PreferenceLink(PreferenceSubject.Reply, mail.RecipientId, 0, mail.Id));

    /// <summary>The mail that a link answers, while it is kept; null for a link that is not ours.</summary>
    internal async Task<OutboxMail?> FindAsync(SiteDbContext db, string? token, CancellationToken cancel) =>
        tokens.Read(token) is { Subject: PreferenceSubject.Reply } link && await Outbox.FindAsync(db, link.Number, cancel) is { } mail
            && mail.RecipientId == link.SubjectId ? mail : null;
}
