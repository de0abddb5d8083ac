using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>What follows when the reader of a mail calls it unwanted; in the transaction that notes it, once a mail.</summary>
public interface IComplaintHandler
{
    internal Task HandleAsync(SiteDbContext db, OutboxMail mail, CancellationToken cancel);
}
