using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>What a module does with mails to its relay addresses. Each module registers its own.</summary>
internal interface IInboundHandler
{
    /// <summary>What <see cref="InboundAddresses.Of"/> was given: 1 to 20 small letters and hyphens.</summary>
    string Kind { get; }

    /// <summary>
    /// True to receive what machines send too (absences, lists, reports); most must not, or two machines answer each other for ever.
    /// </summary>
    bool TakesAutomatic => false;

    /// <summary>
    /// Called once for each mail, in the transaction that notes it as taken: what it writes and queues through <paramref name="db"/>
    /// commits with that, or the mail is read again. Who wrote is only what the mail says: its sender proves nothing.
    /// </summary>
    Task HandleAsync(SiteDbContext db, InboundMail mail, long subject, CancellationToken cancel);
}
