using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Accounts;

public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<AccountStore>()
        .AddSingleton<SessionStore>()
        .AddSingleton<SessionService>()
        .AddSingleton<IMailTemplate, SignInMail>()
        .AddSingleton<ProtectionKeys>()
        .AddSingleton<SignInService>();
}
