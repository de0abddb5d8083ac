using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Content.Publication;

/// <summary>Publishes pages whose date has come, and does the publications left to do: those of before a restart too.</summary>
internal sealed class PublicationJob(ScheduleWorker schedule, PublicationWorker tasks) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        await schedule.RunDueAsync(cancel);
        await tasks.RunAsync(cancel);
        return null;
    }
}
