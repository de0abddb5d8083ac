using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Production.Ledger;
using UsineCitoyenne.Core.Production.Ledger.Counts;
using UsineCitoyenne.Core.Production.Ledger.Movements;
using UsineCitoyenne.Core.Production.Ledger.Places;
using UsineCitoyenne.Core.Production.Ledger.Totals;
using UsineCitoyenne.Core.Production.Products;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Territories.Mergers;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Production;

public static class ProductionSetup
{
    public static IServiceCollection AddProduction(this IServiceCollection services) => services
        .AddSingleton<ProductService>()
        .AddSingleton<PlaceService>()
        .AddSingleton<IFollowsErasures, PlaceErasure>()
        .AddSingleton<LotService>()
        .AddSingleton<MovementValidator>()
        .AddSingleton<MovementPosting>()
        .AddSingleton<MovementRecorder>()
        .AddSingleton<ReversalRecorder>()
        .AddSingleton<CountRecorder>()
        .AddSingleton<GapRecorder>()
        .AddSingleton<LedgerService>()
        .AddSingleton<HoldingService>()
        .AddSingleton<GapService>()
        .AddSingleton<StatementService>()
        .AddSingleton<LedgerCheck>()
        .AddSingleton<LedgerRebuild>()
        .AddSingleton<IFollowsMergers, PlaceMergers>()
        .AddSingleton<CommuneStocks>()
        .AddSingleton<StockGesture>()
        .AddSingleton<StockService>()
        .AddSingleton<StockBoard>()
        .AddSingleton<StockJournal>()
        .AddSingleton<StockGaps>()
        .AddSingleton<StatementTable>()
        .AddSingleton<TransferService>()
        .AddSingleton<WorkOrderService>()
        .AddSingleton<WorkHeldService>()
        .AddSingleton<IFollowsErasures, WorkErasure>()
        .AddSingleton<IMailTemplate, WorkHeldMail>();
}
