using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Transfers;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Production;

public static class ProductionSetup
{
    public static IServiceCollection AddProduction(this IServiceCollection services) => services
        .AddSingleton<ProductionFigures>()
        .AddSingleton<ITodaySource, ProductionToday>()
        .AddSingleton<CommuneStocks>()
        .AddSingleton<StockGesture>()
        .AddSingleton<StockService>()
        .AddSingleton<StockLevels>()
        .AddSingleton<StockJournal>()
        .AddSingleton<StockGaps>()
        .AddSingleton<StatementTable>()
        .AddSingleton<TransferService>()
        .AddSingleton<AllocationTransfers>()
        .AddSingleton<WorkOrderService>()
        .AddSingleton<WorkHeldService>()
        .AddSingleton<RoundService>()
        .AddSingleton<CarrierService>()
        .AddSingleton<IFollowsErasures, WorkErasure>()
        .AddSingleton<IAddsToVolunteerFile, WorkInVolunteerFile>()
        .AddSingleton<IMailTemplate, WorkHeldMail>()
        .AddSingleton<IMailTemplate, RoundMail>()
        .AddSingleton<IMailTemplate, RoundDroppedMail>();
}
