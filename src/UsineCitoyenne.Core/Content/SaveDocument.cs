using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>Changes the draft; what is online stays.</summary>
public sealed class SaveDocument
{
    private readonly Database database;
    private readonly TimeProvider clock;

    internal SaveDocument(Database database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
    }

    /// <param name="values">All of them: an absent value is a deletion.</param>
    /// <exception cref="ContentException">No such document, or it is in the recycle bin.</exception>
    public Task RunAsync(Guid key, string name, IReadOnlyDictionary<string, string> values, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
        {
            var document = await db.DocumentAsync(key, cancel);
            document.Edit(name, DocumentValues.Write(values), clock.GetUtcNow().UtcDateTime);
        }, cancel);
}
