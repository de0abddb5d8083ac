using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// Reads the contact table into memory soon after the start, so that the first responsable does not wait for it: some seconds at a million
/// people. Public pages come first, with the wait before its first time. Once read, each search brings it up to date.
/// </summary>
internal sealed class ContactIndexJob(ContactIndex index) : IJob
{
    private bool finished;

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        if (finished)
        {
            return null;
        }
        await index.RefreshAsync(cancel);
        finished = true;
        return "table lue en mémoire";
    }
}
