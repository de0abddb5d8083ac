using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>What all mails to a person share: the row is read, the recipient found and greeted; what is left is what to say.</summary>
/// <typeparam name="TRecipient">Whom the mail is written to, as its module knows them.</typeparam>
/// <typeparam name="TData">What the mail needs beyond them.</typeparam>
internal abstract class MailTemplate<TRecipient, TData>(MailKind<TData> kind) : IMailTemplate
    where TRecipient : class
    where TData : IParsable<TData>
{
    public string Name => kind.Name;

    public virtual bool OnlyReads => false;

    public virtual bool IsAskedFor => false;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (!kind.TryRead(mail.Data, out var data) || await FindAsync(mail, data, db, cancel) is not { } to)
        {
            return null;
        }
        var addressee = AddresseeOf(to);
        var body = new MailBody().Paragraph(addressee.Greeting.Length == 0 ? "Bonjour," : $"Bonjour {addressee.Greeting},");
        return await WriteAsync(
            new MailContent(addressee.Address, addressee.Name, "", body) { Reply = ReplyOf(mail) }, to, data, db, cancel);
    }

    /// <summary>Null when there is nobody left to write to.</summary>
    protected abstract Task<TRecipient?> FindAsync(OutboxMail mail, TData data, SiteDbContext db, CancellationToken cancel);

    protected abstract MailAddressee AddresseeOf(TRecipient to);

    /// <summary>How the mail is answered; null for one that is not.</summary>
    protected virtual MailReply? ReplyOf(OutboxMail mail) => null;

    /// <summary>Adds to the body, and gives the subject.</summary>
    /// <param name="mail">Addressed, and already greets.</param>
    /// <returns>Null when there is nothing left to say.</returns>
    protected abstract ValueTask<MailContent?> WriteAsync(
        MailContent mail, TRecipient to, TData data, SiteDbContext db, CancellationToken cancel);
}

/// <param name="Name">Beside the address; empty for who is not to be named.</param>
/// <param name="Greeting">After « Bonjour »; may be empty.</param>
internal sealed record MailAddressee(string Address, string Name = "", string Greeting = "");
