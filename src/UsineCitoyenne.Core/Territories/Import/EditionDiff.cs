namespace UsineCitoyenne.Core.Territories.Import;

/// <summary>What an edition changes in the rows that are open.</summary>
internal sealed class EditionDiff
{
    /// <summary>Rows to write, new or in place of the one with the same key.</summary>
    public List<TerritoryRow> Touched { get; } = [];

    public int Added { get; private set; }

    public int Changed { get; private set; }

    /// <summary>Rows whose population or postcodes alone were brought up to date.</summary>
    public int Refreshed { get; private set; }

    public int Closed { get; private set; }

    /// <summary>Régions, départements and communes that ended without anything naming who took over.</summary>
    public List<TerritoryRef> Unresolved { get; } = [];

    public static EditionDiff Between(
        IEnumerable<TerritoryRow> open, IEnumerable<TerritoryRow> wanted, DateTime date, Succession succession)
    {
        var diff = new EditionDiff();
        var before = open.ToDictionary(row => (row.Kind, row.Code));
        foreach (var row in wanted)
        {
            if (before.Remove((row.Kind, row.Code), out var old))
            {
                diff.Compare(old, row, date);
            }
            else
            {
                diff.Added++;
                diff.Touched.Add(row);
            }
        }
        foreach (var row in before.Values)
        {
            diff.Close(row, date, succession);
        }
        return diff;
    }

    private void Compare(TerritoryRow old, TerritoryRow row, DateTime date)
    {
        if (!old.IsSameTerritoryAs(row))
        {
            Changed++;
            // A correction within the same date replaces the row; a later edition leaves it with its dates.
            if (old.ValidFrom < date)
            {
                old.ValidTo = date;
                Touched.Add(old);
            }
            Touched.Add(row);
        }
        else if (!old.HasSameFiguresAs(row))
        {
            Refreshed++;
            old.Population = row.Population;
            old.Postcodes = row.Postcodes;
            Touched.Add(old);
        }
    }

    private void Close(TerritoryRow row, DateTime date, Succession succession)
    {
        Closed++;
        row.ValidTo = date;
        if (row.Kind > TerritoryKind.Commune)
        {
            succession.Link(row.Code, row.CommuneCode!);
        }
        if (row.Kind >= TerritoryKind.Commune && succession.CommuneFor(row.Code) is { } successor)
        {
            row.SuccessorCode = successor;
            succession.Link(row.Code, successor);
        }
        else if (row.Kind != TerritoryKind.Epci)
        {
            Unresolved.Add(new TerritoryRef(row.Kind, row.Code));
        }
        Touched.Add(row);
    }
}
