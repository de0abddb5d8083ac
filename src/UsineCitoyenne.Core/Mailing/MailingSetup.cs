using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Mailing;

public static class MailingSetup
{
    /// <param name="development">True: mails are kept in <see cref="MailFolder"/>, and sent too when a host is configured.</param>
    /// <exception cref="InvalidOperationException">A setting is missing or dangerous.</exception>
    public static IServiceCollection AddMailing(this IServiceCollection services, MailOptions options, bool development)
    {
        options.Validate();
        var hasHost = !string.IsNullOrWhiteSpace(options.Host);
        services.TryAddSingleton<SiteOptions>();
        services.TryAddSingleton<Audit>();
        if (development)
        {
            services.AddSingleton(provider => new MailFolder(provider.GetRequiredService<DatabaseOptions>()));
        }
        if (hasHost)
        {
            services.AddSingleton<IMailTransport>(provider => new SmtpTransport(
                options, options.Dkim.IsSet ? new MailSigner(options.Dkim) : null, provider.GetService<MailFolder>()));
        }
        else if (development)
        {
            services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<MailFolder>());
        }
        return services
            .AddSingleton(options)
            .AddSingleton<Outbox>()
            .AddSingleton<ReplyLinks>()
            .AddSingleton<IRetention, MailRetention>()
            .AddSingleton<IHeldObligations, HeldMails>()
            .AddSingleton<MailComposer>()
            .AddSingleton<MailSender>()
            .AddSingleton<DomainPace>()
            .AddSingleton<ReturnPath>()
            .AddSingleton<ReturnLedger>()
            .AddSingleton<ReturnService>()
            .AddSingleton<InboundAddresses>()
            .AddSingleton<InboundDispatcher>()
            .AddSingleton<InboundReader>()
            .AddSingleton<MaildirInbox>()
            .AddSingleton<ImapInbox>()
            .AddHostedService<InboundWorker>()
            .AddSingleton<MailThrottle>()
            .AddSingleton<MailBatches>()
            .AddSingleton<OutboxQueue>()
            .AddSingleton(provider => new MailQueue(
                provider.GetRequiredService<Database>(), provider.GetRequiredService<Audit>(), provider.GetRequiredService<TimeProvider>(),
                hasHost || development))
            .AddSingleton(provider => new MailWorker(
                provider.GetRequiredService<OutboxQueue>(), provider.GetRequiredService<MailThrottle>(),
                provider.GetRequiredService<MailSender>(), options,
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MailWorker>>(),
                provider.GetService<IMailTransport>()))
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<MailWorker>());
    }
}
