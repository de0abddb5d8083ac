using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Sends what is due, looking each second. Without a transport it sends nothing, and mails stay queued.</summary>
internal sealed class MailWorker(
    OutboxQueue queue, MailThrottle throttle, MailSender sender, MailOptions options, TimeProvider clock, ILogger<MailWorker> logger,
    IMailTransport? transport = null)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport is null)
        {
            logger.LogWarning("No mail server is configured ({Section}:Host): mails stay queued.", MailOptions.Section);
            return;
        }
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Poll;
            try
            {
                pause = await DeliverDueAsync(stoppingToken) ? Poll : AfterOutage;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database is away: nothing is lost, what was taken is free again when its lease ends.
                logger.LogError("Mails wait: {Error}", AddressScrubber.Scrub($"{failure.GetType().Name}: {failure.Message}"));
                pause = AfterOutage;
            }
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends until nothing is due. False when the mail server cannot be used.</summary>
    internal async Task<bool> DeliverDueAsync(CancellationToken stop = default)
    {
        var lanes = Enumerable.Range(0, options.Connections).Select(_ => transport!.Open()).ToArray();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var round = new MailDispatcher(await queue.TakeAsync(options.Connections * MailDispatcher.MailsPerConnection, stop), queue,
                    throttle, sender, logger, stop);
                if (round.IsEmpty)
                {
                    break;
                }
                await round.RunAsync(lanes);
                if (round.ServerDown)
                {
                    return false;
                }
            }
            return true;
        }
        finally
        {
            await Task.WhenAll(lanes.Select(lane => lane.DisposeAsync().AsTask()));
        }
    }
}
