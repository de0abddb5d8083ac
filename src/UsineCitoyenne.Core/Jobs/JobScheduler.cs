using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Jobs;

/// <summary>
/// Runs every job of the schedule, each beside the others. One that fails is told and runs again at its time; only the stop of the site
/// ends it.
/// </summary>
public sealed class JobScheduler(
    IEnumerable<ScheduledJob> schedule, IServiceProvider services, RestoreReview restore, TimeProvider clock, ILogger<JobScheduler> logger)
        : BackgroundService
{
    /// <summary>No job begins earlier: the first pages after a start have the processor for themselves.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>In the order of the schedule.</summary>
    public IReadOnlyList<JobStatus> Jobs { get; } = [.. schedule.Select(job => new JobStatus(job))];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var status in Jobs.Where(status => status.Job.AtStop && !cancellationToken.IsCancellationRequested))
        {
            await RunOnceAsync(status, cancellationToken);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Jobs.Select(status => RepeatAsync(status, stoppingToken)));

    /// <summary>One run, now. Never throws.</summary>
    internal async Task RunOnceAsync(JobStatus status, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        status.StartedAt = clock.GetUtcNow().UtcDateTime;
        try
        {
            status.IsHeld = status.Job.HeldByRestore && await restore.OpenAsync(stop) is not null;
            if (!status.IsHeld && await ((IJob)services.GetRequiredService(status.Job.Type)).RunAsync(stop) is { Length: > 0 } done)
            {
                (status.Done, status.DoneAt) = (done, clock.GetUtcNow().UtcDateTime);
                logger.LogInformation("{Job}: {Done}", status.Job.Name, done);
            }
            status.Failure = null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            status.Failure = AddressScrubber.Scrub($"{failure.GetType().Name}: {failure.Message}");
            logger.LogError(failure, "{Job} failed; the next try is in {Every}.", status.Job.Name, status.Job.Every);
        }
        status.Took = Stopwatch.GetElapsedTime(began);
    }

    private async Task RepeatAsync(JobStatus status, CancellationToken stop)
    {
        var wait = status.Job.AtStart || status.Job.Every < Settling ? Settling : status.Job.Every;
        status.NextAt = clock.GetUtcNow().UtcDateTime + wait;
        await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        using var timer = new PeriodicTimer(status.Job.Every, clock);
        while (!stop.IsCancellationRequested)
        {
            await RunOnceAsync(status, stop);
            status.NextAt = status.StartedAt + status.Job.Every;
            await NextAsync(timer, stop);
        }
    }

    private static async Task NextAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }
}
