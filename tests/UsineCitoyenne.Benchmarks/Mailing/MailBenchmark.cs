using System.Diagnostics;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Mailing;

/// <summary>
/// The worker, durable and over its parallel connections, against one bare client of the library in a loop. Budget: half of it.
/// </summary>
internal static class MailBenchmark
{
    private const int BareMails = 2000;

    public static async Task<int> RunAsync(int count, int? connections = null)
    {
        await using var sink = await SmtpSink.StartAsync();
        var options = new MailOptions { Host = "127.0.0.1", Port = sink.Port, StartTls = false, From = "equipe@usine.example" };
        options.Connections = connections ?? options.Connections;
        var bare = await RateAsync(BareMails, () => SendBareAsync(options));
        var plain = await WorkerRateAsync(count, options, sink, links: null);
        var linked = await WorkerRateAsync(count, options, sink, new LinkTokens(TimeProvider.System));
        Console.WriteLine($"{TestDatabase.Engine}, {count} mails to smtp-sink, {options.Connections} connections, in mails/s:");
        Console.WriteLine(
            $"  one bare client {bare:F0}; worker {plain:F0}, ratio {plain / bare:F1} (budget 0.5); with a personal link in each mail "
            + $"{linked:F0}, ratio {linked / bare:F1}");
        return plain >= 0.5 * bare && linked >= 0.5 * bare ? 0 : 1;
    }

    /// <summary>Mails a second of one bare client to a sink of its own.</summary>
    public static async Task<double> BareRateAsync()
    {
        await using var sink = await SmtpSink.StartAsync();
        return await RateAsync(BareMails, () => SendBareAsync(
            new MailOptions { Host = "127.0.0.1", Port = sink.Port, StartTls = false, From = "equipe@usine.example" }));
    }

    private static async Task SendBareAsync(MailOptions options)
    {
        var site = new SiteOptions();
        var content = BenchmarkTemplate.Content(1, "lien");
        var mail = new OutgoingMail("<1@usine.example>", new DateTime(2026, 11, 21), options.From!, "L’équipe", options.From!,
            content.ToAddress,
            content.ToName, content.Subject, new MailTextLayout(site).Text(content), new MailLayout(site).Html(content), null);
        using var client = new SmtpClient();
        await client.ConnectAsync(options.Host!, options.Port, SecureSocketOptions.None);
        for (var number = 0; number < BareMails; number++)
        {
            using var message = MailMessages.Create(mail);
            await client.SendAsync(message, new MailboxAddress("", mail.From), [new MailboxAddress("", mail.To)]);
        }
        await client.DisconnectAsync(quit: true);
    }

    private static async Task<double> WorkerRateAsync(int count, MailOptions options, SmtpSink sink, LinkTokens? links)
    {
        await using var test = await TestDatabase.CreateAsync();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(test.Options)
            .AddSingleton(test.Database)
            .AddMailing(options, development: false)
            .AddSingleton<IMailTemplate>(new BenchmarkTemplate(links))
            .BuildServiceProvider();
        var outbox = services.GetRequiredService<Outbox>();
        await test.Database.WriteAsync(db => outbox.EnqueueManyAsync(
            db, BenchmarkTemplate.Kind, Enumerable.Range(1, count).Select(number => (long)number), default));
        var before = sink.Count;
        var rate = await RateAsync(count, () => services.GetRequiredService<MailWorker>().DeliverDueAsync());
        var status = await services.GetRequiredService<MailQueue>().StatusAsync();
        return sink.Count - before == count && status.SentLastDay == count
            ? rate
            : throw new InvalidOperationException(
                $"{sink.Count - before} mails arrived and {status.SentLastDay} are recorded, of {count}.");
    }

    private static async Task<double> RateAsync(int count, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return count / watch.Elapsed.TotalSeconds;
    }
}
