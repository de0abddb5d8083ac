using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>The page behind « Répondre » where mails cannot be answered by mail. Opening it changes nothing.</summary>
public sealed class ReplyService(Database database, ReplyLinks links, ReplyRouting routing, ReplyRelay relay, AccountStore accounts)
{
    /// <summary>Null when the link is not ours, or what it answers is forgotten.</summary>
    public async Task<ReplyView?> OpenAsync(string token, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await links.FindAsync(db, token, cancel) is not { } mail || await routing.OfAsync(db, mail, cancel) is not { } route)
        {
            return null;
        }
        var writer = route.WroteFirst ? await accounts.FindAsync(db, route.Accounts[0]) : null;
        return new ReplyView(ReplyTopic.About(route.Topic, toAccount: !route.ToAccount), route.ToAccount
            ? writer?.Name ?? "la personne qui organise" : route.Person.Name);
    }

    public async Task<ReplyOutcome> SendAsync(string token, string? text, CancellationToken cancel = default) =>
        ReplyText.IsTooLong(text) ? ReplyOutcome.TooLong : await database.WriteAsync(async db =>
        await links.FindAsync(db, token, cancel) is { } mail ? await relay.ForwardAsync(db, mail, text, null, cancel)
            : ReplyOutcome.Nobody, cancel);
}

/// <param name="Topic">For who writes, in a sentence: « au sujet de » what.</param>
/// <param name="To">Who reads it.</param>
public sealed record ReplyView(string Topic, string To)
{
    /// <summary>Characters that go through; what is longer is refused.</summary>
    public const int Longest = ReplyMessage.Longest;
}
