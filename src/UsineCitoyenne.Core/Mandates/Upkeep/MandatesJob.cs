using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Mandates.Upkeep;

/// <summary>Tells what time did to mandates, also what happened while the site was stopped.</summary>
internal sealed class MandatesJob(MandateUpkeep upkeep) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        var report = await upkeep.RunAsync(cancel);
        return report == new UpkeepReport(0, 0, 0, 0, 0) ? null
            : $"{report.Ended} fins dites, {report.Announced} annoncées, {report.Silent} silences dits, {report.PassedOn} candidatures transmises, {report.Erased} effacées";
    }
}
