using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>
/// Reads the contact table into memory soon after the start, so that the first responsable does not wait for it: some seconds at a million
/// people. Public pages come first: it begins once the site listens, and they have had time to be asked for.
/// </summary>
internal sealed class ContactWarmUp(ContactIndex index, IHostApplicationLifetime host, TimeProvider clock, ILogger<ContactWarmUp> logger) : BackgroundService
{
    private static readonly TimeSpan After = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (host.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken);
        }
        await Task.Delay(After, clock, stoppingToken);
        try
        {
            await index.RefreshAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogWarning(failure, "The contact table could not be read in advance; whoever asks for it first reads it.");
        }
    }
}
