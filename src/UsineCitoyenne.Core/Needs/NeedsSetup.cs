using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Needs;

public static class NeedsSetup
{
    public static IServiceCollection AddNeeds(this IServiceCollection services) => services
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
