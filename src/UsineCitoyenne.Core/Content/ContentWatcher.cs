using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>
/// Sees what other nodes publish: at once where PostgreSQL notifies, within a second otherwise.
/// Polling goes on beside the notifications, which a lost connection would lose.
/// </summary>
internal sealed class ContentWatcher(SiteContent content, Database database, TimeProvider clock, ILogger<ContentWatcher> logger)
    : BackgroundService
{
    public const string Channel = "content_published";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(PollAsync(stoppingToken), ListenAsync(stoppingToken));

    private async Task PollAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await NextAsync(timer, cancel))
        {
            await CheckAsync(cancel);
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await database.ListenAsync(Channel, CheckAsync, cancel);
                return;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is DbException or IOException)
            {
                logger.LogWarning(failure, "Listening for published content stopped; trying again in {Seconds} s.", 10);
                await Task.Delay(TimeSpan.FromSeconds(10), clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        try
        {
            await content.ReloadIfChangedAsync(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The site goes on showing what it has; the next second tries again.
            logger.LogError(failure, "Published content could not be reloaded.");
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
