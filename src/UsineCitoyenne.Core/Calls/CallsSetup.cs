using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Calls;

public static class CallsSetup
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddSingleton<CallDirectory>()
        .AddSingleton<CallAnswers>()
        .AddSingleton<CallSubmissions>()
        .AddSingleton<CallLinks>()
        .AddSingleton<IMailTemplate, CallAnswerMail>()
        .AddSingleton<IMailTemplate, CallConfirmMail>()
        .AddSingleton<IMailTemplate, CallInvitationMail>()
        .AddSingleton<CallResponses>()
        .AddSingleton<CallReplies>()
        .AddSingleton<CallService>();
}
