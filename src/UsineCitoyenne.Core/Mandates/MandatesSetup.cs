using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates;

public static class MandatesSetup
{
    public static IServiceCollection AddMandates(this IServiceCollection services) => services
        .AddSingleton<IMailTemplate, MandateMail>()
        .AddService<MandateService>()
        .AddService<Leadership>()
        .AddService<OperatorAccess>();
}
