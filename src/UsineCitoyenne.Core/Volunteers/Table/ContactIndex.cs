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
    private ContactColumns columns = new();
    private TextArena text = new();
    private Gazetteer? gazetteer;
    private Dictionary<string, int> communeOf = [];

    public int Count => columns.Count;

    /// <summary>Reads what changed. The first call reads everything: about two seconds for a million rows.</summary>
    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        await refreshing.WaitAsync(cancel);
        try
        {
            var changed = new List<ContactRecord>();
            if (gazetteer is null)
            {
                Adopt(territories.Current);
                // Nobody reads yet: no need to keep a million records aside.
                await feed.ReadAsync(Put, cancel);
                return;
            }
            await feed.ReadAsync(changed.Add, cancel);
            if (changed.Count > 0 || !ReferenceEquals(gazetteer, territories.Current))
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

    /// <summary>Runs <paramref name="search"/> on a state that does not move meanwhile.</summary>
    public T Read<T>(Func<ContactColumns, TextArena, Gazetteer, T> search)
    {
        gate.EnterReadLock();
        try
        {
            return search(columns, text, gazetteer!);
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

    // A new edition of the gazetteer renumbers the communes: rows are moved to the commune of today.
    private void Adopt(Gazetteer current)
    {
        if (ReferenceEquals(gazetteer, current))
        {
            return;
        }
        var before = gazetteer;
        gazetteer = current;
        communeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < current.Communes.Count; index++)
        {
            communeOf[current.Communes[index].Code] = index;
        }
        for (var row = 0; row < columns.Count && before is not null; row++)
        {
            columns.Commune[row] = columns.Commune[row] < 0 ? -1 : PlaceOf(before.Communes[columns.Commune[row]].Code);
        }
    }

    private int PlaceOf(string communeCode)
    {
        if (communeOf.TryGetValue(communeCode, out var place))
        {
            return place;
        }
        place = gazetteer!.CurrentCommune(communeCode) is { } commune ? communeOf[commune.Code] : -1;
        return communeOf[communeCode] = place;
    }

    private void Put(ContactRecord record)
    {
        var row = columns.RowOf(record.Id, out var isNew);
        if (!isNew)
        {
            text.Forget(row);
        }
        columns.State[row] = record.State;
        columns.Commune[row] = PlaceOf(record.CommuneCode);
        columns.Profiles[row] = (ushort)record.Profiles;
        columns.Availability[row] = (ushort)record.Availability;
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
