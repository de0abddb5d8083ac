using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Views;

/// <summary>
/// Counts the views of public pages in memory, and adds them to the day's rows from time to time. What a stopped process had not written is
/// lost: these numbers tell which pages serve, not an account.
/// </summary>
public sealed class PageViewCounter(Database database, TimeProvider clock)
{
    /// <summary>Two editions of each season can be compared.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Rows of one statement: SQLite takes 32,766 values, of which a row has four.</summary>
    private const int Most = 5000;

    private readonly ConcurrentDictionary<(Guid Site, Guid Document), Tally> tallies = new();
    private DateOnly purged;

    private DateOnly Today => FrenchTime.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>Where to count a page: a page that is kept rendered keeps it too, so that a view costs one addition.</summary>
    public Tally Of(Guid site, Guid document) => tallies.GetOrAdd((site, document), _ => new Tally());

    /// <summary>
    /// Writes what was counted since the last time, and erases what is too old. What could not be written is counted again.
    /// </summary>
    /// <returns>How many views were written.</returns>
    public async Task<int> FlushAsync(CancellationToken cancel = default)
    {
        var today = Today;
        var total = 0;
        foreach (var batch in tallies.Chunk(Most))
        {
            var taken = batch.Select(entry => (entry.Key.Site, entry.Key.Document, Tally: entry.Value, Views: entry.Value.Take()))
                .Where(entry => entry.Views > 0).ToList();
            if (taken.Count == 0)
            {
                continue;
            }
            try
            {
                await database.WriteAsync(db => db.Database.ExecuteSqlAsync(
                    Statement(today, taken.ConvertAll(entry => (entry.Site, entry.Document, entry.Views))), cancel), cancel);
                total += taken.Sum(entry => entry.Views);
            }
            catch
            {
                taken.ForEach(entry => entry.Tally.Add(entry.Views));
                throw;
            }
        }
        if (purged != today)
        {
            var oldest = today.AddDays(-(int)Kept.TotalDays);
            await database.WriteAsync(db => db.Set<PageView>().Where(row => row.Day < oldest).ExecuteDeleteAsync(cancel), cancel);
            purged = today;
        }
        return total;
    }

    private static FormattableString Statement(DateOnly day, List<(Guid Site, Guid Document, int Views)> rows)
    {
        var (text, values) = (new StringBuilder("INSERT INTO \"PageView\" (\"Day\", \"SiteKey\", \"DocumentKey\", \"Views\") VALUES "),
            new List<object>(rows.Count * 4));
        foreach (var (site, document, views) in rows)
        {
            text.Append(values.Count == 0 ? "" : ", ").Append('(');
            foreach (var value in new object[] { day, site, document, views })
            {
                text.Append(values.Count % 4 == 0 ? "{" : ", {").Append(values.Count).Append('}');
                values.Add(value);
            }
            text.Append(')');
        }
        text.Append(" ON CONFLICT (\"Day\", \"SiteKey\", \"DocumentKey\") DO UPDATE SET \"Views\" = \"PageView\".\"Views\" + "
            + "excluded.\"Views\"");
        return FormattableStringFactory.Create(text.ToString(), [.. values]);
    }

    /// <summary>The views of one page on one site that are not written yet.</summary>
    public sealed class Tally
    {
        private int views;

        public void Add(int more = 1) => Interlocked.Add(ref views, more);

        internal int Take() => Interlocked.Exchange(ref views, 0);
    }
}
