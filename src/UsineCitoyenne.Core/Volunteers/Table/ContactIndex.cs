using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>
/// The contact table in memory, so that a million rows are counted by seven facets in tens of milliseconds on either
/// engine. Each query first catches up with the database, so what any node wrote is seen. See docs/adr/0002.
/// </summary>
internal sealed class ContactIndex(ContactFeed feed, TerritoryDirectory territories) : IDisposable
{
    private readonly SemaphoreSlim refreshing = new(1);
    private readonly ReaderWriterLockSlim gate = new();
    private readonly ContactColumns columns = new();
    private readonly TextArena text = new();
    private ContactCommunes? communes;

    public int Count => columns.Count;

    /// <summary>Reads what changed. The first call reads everything: about two seconds for a million rows.</summary>
    public async Task RefreshAsync(CancellationToken cancel = default)
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
    public Task RefreshIfLoadedAsync(CancellationToken cancel = default) => communes is null ? Task.CompletedTask : RefreshAsync(cancel);

    /// <summary>Runs <paramref name="search"/> on a state that does not move meanwhile.</summary>
    public T Read<T>(Func<ContactColumns, TextArena, ContactCommunes, T> search)
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
        var row = columns.RowOf(record.Id, out var isNew);
        if (!isNew)
        {
            text.Forget(row);
        }
        columns.State[row] = record.State;
        columns.Source[row] = columns.PlaceOfSource(record.SourceId);
        columns.Freshness[row] = (byte)record.Freshness;
        columns.Commune[row] = communes!.PlaceOf(record.CommuneCode);
        columns.Profiles[row] = (ushort)record.Profiles;
        columns.Availability[row] = (ushort)record.Availability;
        columns.Equipment[row] = (ushort)record.Equipment;
        columns.TagSet[row] = columns.TagSets.NumberOf(record.TagIds);
        columns.CreatedAt[row] = (uint)new DateTimeOffset(record.CreatedAt).ToUnixTimeSeconds();
        if (record.State == VolunteerState.Left)
        {
            columns.Name[row] = 0;
            return;
        }
        var name = Folding.Fold($"{record.LastName} {record.FirstName}");
        columns.Name[row] = NameKey.Of(name);
        text.Append(row, SearchText(record, name));
    }

    /// <summary>Last name, first name, last name again (so « prénom nom » is found as typed), address, phone digits, note.</summary>
    private static string SearchText(in ContactRecord record, string name)
    {
        var spaced = string.IsNullOrEmpty(record.Note) ? "" : " " + Folding.Fold(record.Note);
        return $"{name} {Folding.Fold(record.LastName)} {record.Email.ToLowerInvariant()} {record.Phone}{spaced}";
    }
}
