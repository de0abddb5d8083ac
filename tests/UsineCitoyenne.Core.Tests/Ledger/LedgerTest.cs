using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Ledger;

/// <summary>Cloth and what is made of it, in the country of nine communes. Days are those of November 2026, by number.</summary>
public abstract class LedgerTest : SiteTest
{
    protected const string Cergy = "95127";
    protected const string Cormeilles = "95176";
    protected const string Jouy = "95323";
    protected const int Cut = 1;
    protected const int Sewn = 2;
    protected const int Sterile = 3;

    private protected LedgerService Ledger => Site.Get<LedgerService>();

    private protected PlaceService Places => Site.Get<PlaceService>();

    private protected long Cloth { get; private set; }

    private protected long Piece { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Cloth = await Site.Get<ProductService>().AddAsync(
            new ProductForm(Guid.NewGuid(), "Tissu", "centimètre", ProductForm.StagesNamed("matière")));
        Piece = await Site.Get<ProductService>().AddAsync(
            new ProductForm(Guid.NewGuid(), "Blouse", "pièce", ProductForm.StagesNamed("coupée", "cousue", "stérilisée")));
    }

    protected static DateOnly Day(int day) => new(2026, 11, day);

    private protected Goods At(int stage, long lot = 0) => new(Piece, stage, lot);

    private protected static MovementHeader Gesture(int day, Guid? key = null) =>
        new(key ?? Guid.NewGuid(), Day(day), 1, MovementSource.Form);

    private protected static async Task<long> DoneAsync(Task<LedgerResult> gesture)
    {
        var result = await gesture;
        Assert.Equal([], result.Errors);
        return result.Movement;
    }

    private protected async Task<long> StockAsync(string commune, PlaceKind kind = PlaceKind.Stock) =>
        (await Places.OpenAsync(kind, Guid.NewGuid(), "Stock", new TerritoryRef(TerritoryKind.Commune, commune)))!.Value;

    private protected async Task<long> VolunteerAsync(long volunteer, string commune = Cergy) =>
        (await Places.OfVolunteerAsync(volunteer, new TerritoryRef(TerritoryKind.Commune, commune)))!.Value;

    private protected Task<Statement> StatementAsync(string territory, long? product = null, int from = 1, int to = 21)
    {
        Assert.True(TerritoryRef.TryParse(territory, out var reference));
        return Site.Get<StatementService>().ReadAsync(reference, product ?? Piece, Day(from), Day(to));
    }

    private protected async Task<long> HeldAsync(long place, int stage, long lot = 0) =>
        (await Site.Get<HoldingService>().OfAsync([place])).Where(holding => holding.Goods == At(stage, lot))
            .Sum(holding => holding.Quantity);

    private protected Task<IReadOnlyList<Gap>> GapsAsync() => Site.Get<GapService>().OpenAsync(TerritoryRef.Nation);

    private protected Task<int> FoldAsync() => Site.Get<LedgerFoldingJob>().RunAsync();

    /// <summary>The totals say what the lines say, before they are folded and after.</summary>
    private protected async Task AssertCheckedAsync()
    {
        Assert.Equal([], (await Site.Get<LedgerCheck>().RunAsync()).Differences);
        await FoldAsync();
        Assert.Equal([], (await Site.Get<LedgerCheck>().RunAsync()).Differences);
    }
}
