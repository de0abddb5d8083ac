using UsineCitoyenne.Core.Volunteers.Campaigns;
using UsineCitoyenne.Core.Volunteers.Grouping;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Each second prepares the campaigns that are due and closes those that are through; in the evening tells neighbours. After a restart it goes on where it was.</summary>
internal sealed class MailRounds(CampaignRounds campaigns, GroupingRounds grouping, TimeProvider clock, ILogger<MailRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // Side by side: telling the neighbours of a nation takes a while, and no campaign waits for it.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(EachSecondAsync(SendAsync, stoppingToken), EachSecondAsync(TellNeighboursAsync, stoppingToken));

    private async Task SendAsync(CancellationToken cancel)
    {
        await campaigns.RunAsync(cancel);
    }

    private async Task TellNeighboursAsync(CancellationToken cancel)
    {
        if (await grouping.RunAsync(cancel) is > 0 and var told)
        {
            logger.LogInformation("Grouping: {Told} volunteers will be told who joined around them.", told);
        }
    }

    private async Task EachSecondAsync(Func<CancellationToken, Task> round, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await round(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "Grouped mails could not be looked after; the next try is in a second.");
            }
        }
    }
}
