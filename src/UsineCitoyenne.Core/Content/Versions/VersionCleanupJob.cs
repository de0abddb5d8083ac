using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Versions;

/// <summary>Deletes old versions of pages by the rule of the document history.</summary>
internal sealed class VersionCleanupJob(VersionCleanup cleanup) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel) => await cleanup.RunAsync(cancel) is > 0 and var count
        ? FrenchNumber.Count(count, "ancienne version effacée", "anciennes versions effacées") : null;
}
