using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Content.Views;

/// <summary>Writes the views that were counted.</summary>
internal sealed class PageViewsJob(PageViewCounter views) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        await views.FlushAsync(cancel);
        return null;
    }
}
