using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Production.Stock;

/// <summary>Cergy produces masks without its town hall; its organiser holds every right there.</summary>
public abstract class StockTest : SiteTest
{
    protected const string Cergy = "95127";
    protected const string Jouy = "95323";
    protected const int Cut = 1;
    protected const int Sewn = 2;
    protected const int Sterile = 3;

    private protected Responsable Organiser { get; private set; } = null!;

    private protected CommuneStock Stock { get; private set; } = null!;

    private protected ProductSheet Cloth { get; private set; } = null!;

    private protected ProductSheet Elastic { get; private set; } = null!;

    private protected ProductSheet Mask { get; private set; } = null!;

    private protected StockService Service => Site.Get<StockService>();

    private protected WorkOrderService Orders => Site.Get<WorkOrderService>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var products = await Site.Get<ProductService>().ListAsync();
        Cloth = products.Single(product => product.Key == StarterProducts.Cloth);
        Elastic = products.Single(product => product.Key == StarterProducts.Elastic);
        Mask = products.Single(product => product.Key == StarterProducts.Mask);
        (Organiser, Stock) = await ProducingAsync(Cergy, "organise@example.org");
    }

    private protected async Task<(Responsable Organiser, CommuneStock Stock)> ProducingAsync(string code, string email)
    {
        var commune = Site.Gazetteer.CurrentCommune(code)!;
        var organiser = await Site.ResponsableAsync(commune.Ref, email: email);
        await Site.Get<CommuneJob>().RunAsync();
        Assert.Null(await Site.Get<CommuneService>().ChangeAsync(organiser, commune, CommuneAct.Produce, "Sans attendre"));
        await Site.Get<CommuneStates>().RefreshAsync();
        return (organiser, Site.Get<CommuneStocks>().Open(organiser, code)!);
    }

    private protected StockForm Form(ProductSheet? product = null, int stage = 0, string? quantity = null) =>
        new() { Key = Guid.NewGuid(), Product = (product ?? Mask).Id, Stage = stage, Quantity = quantity };

    private protected static async Task<long> DoneAsync(Task<LedgerResult> gesture)
    {
        var result = await gesture;
        Assert.Equal([], result.Errors);
        return result.Movement;
    }

    private protected static async Task RefusedAsync(Task<LedgerResult> gesture, string field)
    {
        var result = await gesture;
        Assert.Equal([field], result.Errors.Keys);
    }

    /// <summary>60 m of cloth and enough elastic, 1,000 cut, of which 20 are no good.</summary>
    private protected async Task CutAsync()
    {
        await DoneAsync(Service.ReceiveAsync(Stock, Form(Cloth, quantity: "60 m")));
        await DoneAsync(Service.ReceiveAsync(Stock, Form(Elastic, quantity: "400 m")));
        var form = Form(stage: Cut, quantity: "980");
        form.Rejected = "20";
        await DoneAsync(Service.MakeAsync(Stock, form));
    }

    private protected async Task<long> VolunteerAsync(string first, string commune = Cergy)
    {
        var form = CoreSite.Form($"{first.ToLowerInvariant()}@example.org", commune);
        form = form with { FirstName = first };
        return (await Site.ConfirmedAsync(form)).Id;
    }

    private protected async Task<long> IssueAsync(params (long Volunteer, string Quantity)[] shares)
    {
        var form = Form();
        form.Shares = [.. shares.Select(share => new KitShare { Volunteer = share.Volunteer, Quantity = share.Quantity })];
        return await DoneAsync(Orders.IssueAsync(Stock, form));
    }

    private protected StockForm Return(OpenOrder order, string quantity, string? lost = null) => new()
    {
        Key = Guid.NewGuid(),
        Id = order.Id,
        Quantity = quantity,
        Lost = lost,
        Reason = lost is null ? null : Core.Ledger.Movements.LossReason.Damaged,
    };

    private protected async Task<ProductStock> HeldAsync(ProductSheet? product = null) =>
        (await Site.Get<StockLevels>().ReadAsync(Stock)).Single(held => held.Product.Id == (product ?? Mask).Id);

    private protected async Task<StatementLine> TotalAsync(TerritoryRef territory) => (await Site.Get<StatementService>().ReadAsync(
        territory, Mask.Id, new DateOnly(1900, 1, 1), Site.Get<CommuneStocks>().Today)).Total;

    private protected async Task AssertCheckedAsync()
    {
        await Site.Get<LedgerFoldingJob>().RunAsync();
        Assert.Equal([], (await Site.Get<LedgerCheck>().RunAsync()).Differences);
    }
}
