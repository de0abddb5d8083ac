using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Production.Ledger;
using UsineCitoyenne.Core.Production.Ledger.Counts;
using UsineCitoyenne.Core.Production.Ledger.Movements;
using UsineCitoyenne.Core.Production.Ledger.Places;
using UsineCitoyenne.Core.Production.Ledger.Totals;
using UsineCitoyenne.Core.Production.Needs;
using UsineCitoyenne.Core.Production.Products;
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
        .AddNeeds();

    private static IServiceCollection AddNeeds(this IServiceCollection services) => services
        .AddSingleton<SupplyNeedValidator>()
        .AddSingleton<SupplyNeedService>()
        .AddSingleton<SupplyNeedRecordService>()
        .AddSingleton<TerritoryNeedService>()
        .AddSingleton<AllocationService>()
        .AddSingleton<NeedMails>()
        .AddSingleton<IMailTemplate, NeedConfirmMail>()
        .AddSingleton<IMailTemplate, NeedRecordMail>()
        .AddSingleton<IMailTemplate, NeedExpiringMail>()
        .AddSingleton<IMailTemplate, NeedArrivedMail>()
        .AddSingleton<IRetention, NeedRetention>()
        .AddSingleton<IFollowsMergers, NeedMergers>()
        .AddSingleton<ITodaySource, NeedsToday>();
}
