using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Privacy.Journal;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Privacy;

public static class PrivacySetup
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<Audit>()
        .AddSingleton<ConsentLedger>()
        .AddSingleton<AccountConsents>()
        .AddSingleton<LeaverKey>()
        .AddSingleton<Leavers>()
        .AddSingleton<PreferenceTokens>()
        .AddSingleton<FieldKeyCheck>()
        .AddSingleton<SealingService>()
        .AddSingleton<ConsentPublisher>()
        .AddSingleton<JournalFormatter>()
        .AddSingleton<AuditJournal>()
        .AddSingleton<DataRetention>();
}
