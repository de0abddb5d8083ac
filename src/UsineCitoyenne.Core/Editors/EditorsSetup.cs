using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Editors;

public static class EditorsSetup
{
    public static IServiceCollection AddEditors(this IServiceCollection services) => services
        .AddSingleton<EditorDirectory>()
        .AddSingleton<EditorSignIn>()
        .AddSingleton<EditorProfiles>()
        .AddSingleton<EditorAvatars>()
        .AddSingleton<UserAdministration>()
        .AddSingleton<UserGroupAdministration>()
        .AddSingleton<EditorPasswords>()
        .AddSingleton<EditorInvitations>()
        .AddSingleton<SecondFactors>()
        .AddSingleton<EditorGroups>()
        .AddSingleton<IMailTemplate, EditorInvitationMail>()
        .AddSingleton<IMailTemplate, EditorPasswordMail>();
}
