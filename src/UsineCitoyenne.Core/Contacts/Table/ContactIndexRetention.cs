using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// What a round erased leaves the memory of this node too, with the last rule of the round: nobody may search here for days, and the
/// emptied rows are removed after a week.
/// </summary>
internal sealed class ContactIndexRetention(ContactIndex index) : IRetention
{
    public RetentionRule Rule => RetentionRule.Unconfirmed;

    public Task<int> CountAsync(CancellationToken cancel) => Task.FromResult(0);

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await index.RefreshIfLoadedAsync(cancel);
        return 0;
    }
}
