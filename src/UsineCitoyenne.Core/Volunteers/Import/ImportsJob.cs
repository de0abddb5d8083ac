using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>Runs the imports that responsables launched, a few seconds after.</summary>
internal sealed class ImportsJob(ImportWorker worker) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel) => await worker.RunAsync(cancel) is > 0 and var done ? $"{done} imports menés au bout" : null;
}
