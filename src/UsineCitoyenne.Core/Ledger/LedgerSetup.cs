using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories.Mergers;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Ledger;

public static class LedgerSetup
{
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
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
        .AddSingleton<IFollowsMergers, PlaceMergers>();
}
