using UsineCitoyenne.Core.Volunteers.Campaigns;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Each second, prepares the campaigns that are due and closes those that are through. After a restart it goes on where it was.</summary>
internal sealed class MailRounds(CampaignRounds campaigns, TimeProvider clock, ILogger<MailRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await campaigns.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The campaigns could not be looked after; the next try is in a second.");
            }
        }
    }
}
