using Microsoft.Extensions.DependencyInjection;

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
        .AddService<ConsentPublisher>();
}
