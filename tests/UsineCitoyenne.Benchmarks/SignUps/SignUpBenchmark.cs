using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.SignUps;

/// <summary>
/// Whole sign-ups, each validated and committed with its consents, its audit entry and its mail, from 64 callers at once.
/// </summary>
internal static class SignUpBenchmark
{
    private const int Callers = 64;

    public static async Task RunAsync(int count)
    {
        await using var test = await TestDatabase.CreateAsync(connections: 100);
        await using var site = await BenchSite.StartAsync(test);
        var warmUp = Math.Max(count / 10, 1);
        await SignUpAsync(site, "warm", warmUp, new Times());
        var before = await RowsAsync(site);
        var times = new Times();
        var seconds = await Times.OfAsync(() => SignUpAsync(site, "p", count, times));
        var perSecond = count / seconds;
        var stored = await RowsAsync(site);
        if (stored != (before.People + count, before.Consents + (3 * count), before.Audit + count, before.Mails + count))
        {
            throw new InvalidOperationException($"{count} sign-ups stored {stored} rows, after {before}.");
        }
        var bare = await BareInserts.RunAsync(site.Database, count);
        var budget = TestDatabase.Engine == DatabaseEngine.PostgreSql ? 1000 : 500;
        Report.Row($"{count:N0} sign-ups, durable, {Callers} callers",
            $"**{perSecond:N0}/s**, {times}; bare single-row commits {bare:N0}/s; ratio {perSecond / bare:F2}", $"≥ {budget:N0}/s",
            perSecond >= budget);

        var (posted, posts) = await FormPosts.RunAsync(test, site, Math.Max(count / 10, 16));
        Report.Row("sign-ups by the form (GET, then POST, 16 visitors), mails sent meanwhile", $"{posted:N0}/s; POST {posts}");
    }

    private static Task SignUpAsync(BenchSite site, string prefix, int count, Times times)
    {
        var last = 0;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref last); number <= count; number = Interlocked.Increment(ref last))
            {
                var person = $"{prefix}{number}";
                await times.AddAsync(async () =>
                {
                    await site.SignUpAsync(person);
                    return true;
                });
            }
        })));
    }

    private static async Task<(int People, int Consents, int Audit, int Mails)> RowsAsync(BenchSite site)
    {
        await using var db = site.Database.Read();
        return (await db.Set<Volunteer>().CountAsync(), await db.Set<Consent>().CountAsync(),
            await db.Set<AuditEntry>().CountAsync(entry => entry.Action == AuditAction.VolunteerSignedUp), await db.Set<OutboxMail>()
                .CountAsync());
    }
}
