using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Board;

/// <summary>What the vacancy board and the coverage have in common: a territory of the reader's, and the lines below it.</summary>
public abstract class BoardPage(TerritoryDirectory territories) : MySpacePage
{
    public const int PageSize = 50;

    public Gazetteer Gazetteer => territories.Current;

    public TerritoryRef Place { get; private set; }

    public string PlaceLabel => Gazetteer.LabelOf(Place);

    /// <summary>The reader's own, to choose from.</summary>
    public IReadOnlyList<TerritoryRef> Places { get; private set; } = [];

    /// <summary>The territory above, when the reader may go back up to it.</summary>
    public TerritoryRef? Above { get; private set; }

    public IReadOnlyList<CoverageLine> Lines { get; protected set; } = [];

    public int Number { get; private set; } = 1;

    public int Pages => Math.Max(1, (Lines.Count + PageSize - 1) / PageSize);

    public IEnumerable<CoverageLine> OnPage => Lines.Skip((Number - 1) * PageSize).Take(PageSize);

    /// <summary>False when the reader asks for a territory that is not theirs.</summary>
    protected bool FindPlace(string? asked, int page)
    {
        Number = Math.Max(1, page);
        Places = [.. Responsable.Territories(MandateRights.ReadsContacts).Union(Responsable.Territories(MandateRights.Nominates))
            .Union(Responsable.IsAdministrator ? [TerritoryRef.Nation] : [])];
        Place = string.IsNullOrEmpty(asked) ? Places[0] : TerritoryRef.TryParse(asked, out var chosen) ? chosen : default;
        if (Place.Code is null
            || (Place.Kind == TerritoryKind.Commune ? Gazetteer.CurrentCommune(Place.Code) : Gazetteer.Find(Place)) is null)
        {
            return false;
        }
        var ladder = Gazetteer.Upward(Place);
        Above = ladder.Skip(1)
            .Where(level => level.Kind is TerritoryKind.Nation or TerritoryKind.Departement && IsMine(Gazetteer.Upward(level)))
            .Select(level => (TerritoryRef?)level).FirstOrDefault();
        return IsMine(ladder);
    }

    private bool IsMine(IReadOnlyList<TerritoryRef> ladder) => Places.Any(ladder.Contains);
}
