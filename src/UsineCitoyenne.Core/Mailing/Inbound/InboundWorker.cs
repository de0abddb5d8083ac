using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>Reads what comes back and what people answer, from the mailbox of this machine, from another's, or from both.</summary>
internal sealed class InboundWorker(
    MailOptions options, MaildirInbox maildir, ImapInbox imap, TimeProvider clock, ILogger<InboundWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        string.IsNullOrEmpty(options.ReturnFolder) ? Task.CompletedTask : RepeatAsync("folder", Poll, maildir.ReadAsync, stoppingToken),
        options.Imap.IsSet ? RepeatAsync("IMAP mailbox", AfterOutage, imap.RunAsync, stoppingToken) : Task.CompletedTask);

    private async Task RepeatAsync(string what, TimeSpan period, Func<CancellationToken, Task> read, CancellationToken stop)
    {
        // Not while the host still starts: a folder is read without waiting for anything.
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            var pause = period;
            try
            {
                await read(stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                var error = AddressScrubber.Scrub($"{failure.GetType().Name}: {failure.Message}");
                logger.LogError("The {What} could not be read: {Error}", what, error);
                pause = AfterOutage;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
