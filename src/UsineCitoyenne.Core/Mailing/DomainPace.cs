namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// At most so many mails a minute to a domain, by this node, evenly spread. Grouped mails above it get a later time in the table, each
/// once, and never hold back those to other domains; a mail that somebody waits for is counted but not held back.
/// </summary>
internal sealed class DomainPace(MailOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, DateTime> next = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<long> reserved = [];

    /// <summary>Null: it may leave now. Otherwise how long it waits.</summary>
    public TimeSpan? Wait(OutboxMail mail, string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        if (options.RateOf(domain) is not (> 0 and var rate))
        {
            return null;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        lock (next)
        {
            if (reserved.Remove(mail.Id))
            {
                return null;
            }
            var slot = next.TryGetValue(domain, out var free) && free > now ? free : now;
            next[domain] = slot + TimeSpan.FromMinutes(1.0 / rate);
            if (slot <= now || !mail.Bulk)
            {
                return null;
            }
            reserved.Add(mail.Id);
            return slot - now;
        }
    }
}
