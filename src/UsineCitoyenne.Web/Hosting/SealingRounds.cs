using UsineCitoyenne.Core.Data.Upkeep;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// After an upgrade or a change of key, seals the phone numbers and notes that are left, then brings the numbers to their canonical form. Ends when
/// nothing is left: what is written since is sealed, and canonical, as it is written.
/// </summary>
internal sealed class SealingRounds(SealingRound sealing, CanonicalForms forms, TimeProvider clock, ILogger<SealingRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                var (count, done) = await sealing.RunAsync(cancel: stoppingToken);
                if (count > 0)
                {
                    logger.LogInformation("Sealing: {Count} phone numbers and notes that were in clear, or under a former key.", count);
                }
                var (changed, canonical) = await forms.PhonesAsync(stoppingToken);
                if (changed > 0)
                {
                    logger.LogInformation("{Count} phone numbers were brought to their international form.", changed);
                }
                if (done && canonical)
                {
                    return;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "Phone numbers and notes could not be sealed; the next try is in a minute.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
