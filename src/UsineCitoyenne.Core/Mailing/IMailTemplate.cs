using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Composes one kind of mail at the moment it leaves. Each module registers its own.</summary>
internal interface IMailTemplate
{
    string Name { get; }

    /// <summary>True for one that issues no link and writes nothing: it is then composed without a transaction.</summary>
    bool OnlyReads => false;

    /// <summary>True for one that its recipient asks for at this moment: it is sent even where mails came back.</summary>
    bool IsAskedFor => false;

    /// <summary>Null when there is nothing left to send (the recipient left): the row is then dropped.</summary>
    Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel);
}
