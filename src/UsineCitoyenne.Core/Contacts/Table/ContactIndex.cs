using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// The contact table in memory, so that a million rows are counted by every facet in tens of milliseconds on either
/// engine. Each query first catches up with the database, so what any node wrote is seen. See docs/adr/0002.
/// </summary>
public sealed class ContactIndex(ContactFeed feed, TerritoryDirectory territories) : IDisposable
{
    private readonly SemaphoreSlim refreshing = new(1);
    private readonly ReaderWriterLockSlim gate = new();
    private readonly ContactColumns columns = new();
    private readonly TextArena text = new();
    private ContactCommunes? communes;

    internal int Count => columns.Count;

    /// <summary>
    /// Reads what changed. The first call reads everything: some seconds for a million rows, see <see cref="ContactIndexJob"/>.
    /// </summary>
    internal async Task RefreshAsync(CancellationToken cancel = default)
    {
        await refreshing.WaitAsync(cancel);
        try
        {
            var changed = new List<ContactRecord>();
            if (communes is null)
            {
                communes = new ContactCommunes(territories.Current);
                // Nobody reads yet: no need to keep a million records aside.
                await feed.ReadAsync(Put, cancel);
                return;
            }
            await feed.ReadAsync(changed.Add, cancel);
            if (changed.Count > 0 || !ReferenceEquals(communes.Gazetteer, territories.Current))
            {
                gate.EnterWriteLock();
                try
                {
                    Adopt(territories.Current);
                    changed.ForEach(Put);
                }
                finally
                {
                    gate.ExitWriteLock();
                }
            }
        }
        finally
        {
            refreshing.Release();
        }
    }

    /// <summary>Catches up too, unless nobody read the table yet: then it holds nobody.</summary>
    internal Task RefreshIfLoadedAsync(CancellationToken cancel = default) => communes is null ? Task.CompletedTask : RefreshAsync(cancel);

    /// <summary>Runs <paramref name="search"/> on a state that does not move meanwhile.</summary>
    internal T Read<T>(Func<ContactColumns, TextArena, ContactCommunes, T> search)
    {
        gate.EnterReadLock();
        try
        {
            return search(columns, text, communes!);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public void Dispose()
    {
        refreshing.Dispose();
        gate.Dispose();
    }

    // A new edition of the gazetteer renumbers the communes: rows move to the commune of today.
    private void Adopt(Gazetteer current)
    {
        var before = communes!;
        if (ReferenceEquals(before.Gazetteer, current))
        {
            return;
        }
        communes = new ContactCommunes(current);
        for (var row = 0; row < columns.Count; row++)
        {
            columns.Commune[row] = columns.Commune[row] < 0 ? -1 : communes.PlaceOf(before.Gazetteer.Communes[columns.Commune[row]].Code);
        }
    }

    private void Put(ContactRecord record)
    {
        var volunteer = record.Row;
        var row = columns.RowOf(volunteer.Id, out var isNew);
        if (!isNew)
        {
            text.Forget(row);
        }
        columns.State[row] = volunteer.State;
        columns.Source[row] = columns.PlaceOfSource(volunteer.SourceId);
        columns.Freshness[row] = (byte)volunteer.Freshness;
        columns.Commune[row] = communes!.PlaceOf(volunteer.CommuneCode);
        columns.SetChoices(row, volunteer.Profiles, volunteer.Availability, volunteer.Equipment);
        columns.TagSet[row] = columns.TagSets.NumberOf(volunteer.TagIds);
        columns.CreatedAt[row] = (uint)new DateTimeOffset(volunteer.CreatedAt).ToUnixTimeSeconds();
        columns.Name[row] = record.Name;
        if (record.Text.Length > 0)
        {
            text.Append(row, record.Text);
        }
    }
}
