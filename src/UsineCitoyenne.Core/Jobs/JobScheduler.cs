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
        // Not in the thread of the start: the site listens first.
        await Task.Yield();
        using var timer = new PeriodicTimer(status.Job.Every, clock);
        status.NextAt = clock.GetUtcNow().UtcDateTime + (status.Job.AtStart ? TimeSpan.Zero : status.Job.Every);
        var due = status.Job.AtStart;
        while (!stop.IsCancellationRequested)
        {
            if (due)
            {
                await RunOnceAsync(status, stop);
                status.NextAt = status.StartedAt + status.Job.Every;
            }
            due = await NextAsync(timer, stop);
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
