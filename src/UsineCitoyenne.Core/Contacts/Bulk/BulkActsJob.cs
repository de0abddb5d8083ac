using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Contacts.Bulk;

/// <summary>Goes on with acts on many people that outlasted their request, and with those that a stopped process left.</summary>
internal sealed class BulkActsJob(ContactBulk bulk) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        await bulk.RunAsync(cancel);
        return null;
    }
}
