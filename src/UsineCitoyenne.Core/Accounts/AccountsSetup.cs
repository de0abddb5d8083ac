using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Accounts;

public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<AccountStore>()
        .AddSingleton<SessionStore>()
        .AddService<SessionService>()
        .AddSingleton<IMailTemplate, SignInMail>()
        .AddService<ProtectionKeys>()
        .AddService<SignInService>()
        .AddService<EditorDirectory>()
        .AddService<EditorSignIn>()
        .AddService<EditorProfiles>()
        .AddService<EditorAvatars>()
        .AddService<UserAdministration>()
        .AddService<UserGroupAdministration>()
        .AddService<EditorPasswords>()
        .AddService<EditorInvitations>()
        .AddService<SecondFactors>()
        .AddService<EditorGroups>()
        .AddSingleton<IMailTemplate, EditorInvitationMail>()
        .AddSingleton<IMailTemplate, EditorPasswordMail>();
}
