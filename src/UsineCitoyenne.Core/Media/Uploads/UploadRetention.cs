using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>Files sent and put nowhere.</summary>
internal sealed class UploadRetention(TemporaryFiles files) : IRetention
{
    public RetentionRule Rule => RetentionRule.Uploads;

    public Task<int> CountAsync(CancellationToken cancel) => files.CountOldAsync(cancel);

    public Task<int> RunAsync(CancellationToken cancel) => files.EraseOldAsync(cancel);
}
