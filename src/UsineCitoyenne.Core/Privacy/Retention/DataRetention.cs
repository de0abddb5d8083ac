using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy.Retention;

/// <summary>
/// Keeps the durations that the register of processing promises, rule after rule, and writes down what each did.
/// Several nodes may run it at once, and as often as they like.
/// </summary>
public sealed class DataRetention(IEnumerable<IRetention> parts, Database database, TimeProvider clock)
{
    /// <summary>How long the figures of a round are kept.</summary>
    public static readonly TimeSpan RunLifetime = TimeSpan.FromDays(400);

    /// <summary>How long traces without a name are kept: links, mails, openings.</summary>
    internal static readonly TimeSpan TraceLifetime = TimeSpan.FromDays(90);

    private readonly ILookup<RetentionRule, IRetention> parts = parts.ToLookup(part => part.Rule);

    /// <summary>What <see cref="RunAsync"/> would do now. Changes nothing.</summary>
    public async Task<RetentionReport> PreviewAsync(CancellationToken cancel = default)
    {
        var counts = new Dictionary<RetentionRule, int>();
        foreach (var rule in Enum.GetValues<RetentionRule>())
        {
            counts[rule] = 0;
            foreach (var part in parts[rule])
            {
                counts[rule] += await part.CountAsync(cancel);
            }
        }
        return new RetentionReport(counts);
    }

    public async Task<RetentionReport> RunAsync(CancellationToken cancel = default)
    {
        var began = clock.GetUtcNow().UtcDateTime;
        var counts = new Dictionary<RetentionRule, int>();
        var failures = new Dictionary<RetentionRule, Exception>();
        // The last step of a silence first: in one round nobody goes two steps.
        foreach (var rule in Enum.GetValues<RetentionRule>().Reverse())
        {
            foreach (var part in parts[rule])
            {
                try
                {
                    counts[rule] = counts.GetValueOrDefault(rule) + await part.RunAsync(cancel);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // One promise that cannot be kept today must not break the others.
                    failures[rule] = failure;
                }
            }
        }
        await WriteDownAsync(began, counts.Where(rule => !failures.ContainsKey(rule.Key)), cancel);
        return new RetentionReport(counts) { Failures = failures };
    }

    /// <summary>The last rounds with their figures, newest first.</summary>
    public async Task<IReadOnlyList<RetentionRun>> HistoryAsync(int rounds, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var figures = db.Set<RetentionFigure>();
        var last = figures.Select(row => row.RunAt).Distinct().OrderByDescending(at => at).Take(rounds);
        var rows = await figures.Where(row => last.Contains(row.RunAt)).ToListAsync(cancel);
        return [.. rows.GroupBy(row => row.RunAt).OrderByDescending(group => group.Key).Select(group => new RetentionRun(
            DateTime.SpecifyKind(group.Key, DateTimeKind.Utc),
            new RetentionReport(group.GroupBy(row => row.Rule).ToDictionary(rule => rule.Key, rule => rule.Sum(row => row.Count)))))];
    }

    private Task WriteDownAsync(DateTime began, IEnumerable<KeyValuePair<RetentionRule, int>> counts, CancellationToken cancel) =>
        database.WriteAsync(async db =>
        {
            db.AddRange(counts.Select(rule => new RetentionFigure { RunAt = began, Rule = rule.Key, Count = rule.Value }));
            var old = began - RunLifetime;
            await db.Set<RetentionFigure>().Where(row => row.RunAt < old).ExecuteDeleteAsync(cancel);
        }, cancel);
}
