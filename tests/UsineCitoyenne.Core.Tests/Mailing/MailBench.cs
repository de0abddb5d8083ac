using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.MailProbe;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing;

/// <summary>The module wired on a test database, with a clock that the test moves.</summary>
internal sealed class MailBench : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public MailBench(
        TestDatabase test, MailOptions mail, bool development = false, IMailTemplate? template = null, TimeProvider? clock = null,
        IInboundHandler? handler = null)
    {
        var building = new ServiceCollection();
        if (handler is not null)
        {
            building.AddSingleton(handler);
        }
        services = building
            .AddLogging(logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Log))
            .AddSingleton(clock ?? Clock)
            .AddSingleton(test.Options)
            .AddSingleton(test.Database)
            .AddMailing(mail, development)
            .AddSingleton(template ?? new ProbeTemplate())
            .BuildServiceProvider();
        Database = test.Database;
    }

    public ManualClock Clock { get; } = new();

    public ListLog Log { get; } = new();

    public Database Database { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public MailWorker Worker => services.GetRequiredService<MailWorker>();

    public MailQueue Queue => services.GetRequiredService<MailQueue>();

    public Outbox Outbox => services.GetRequiredService<Outbox>();

    public OutboxQueue Leases => services.GetRequiredService<OutboxQueue>();

    public MailThrottle Gate => services.GetRequiredService<MailThrottle>();

    public MailSender Courier => services.GetRequiredService<MailSender>();

    public IMailTransport Transport => services.GetRequiredService<IMailTransport>();

    public MailFolder? Folder => services.GetService<MailFolder>();

    public static MailOptions Smtp(int port, int connections = 1) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        StartTls = false,
        From = "equipe@usine.example",
        FromName = "L’équipe",
        TimeoutSeconds = 10,
        Connections = connections,
    };

    public static MailRequest Mail(long recipient, string? key = null, string? template = null, bool bulk = false) =>
        ProbeTemplate.Kind.To(recipient) with { Template = template ?? ProbeTemplate.Kind.Name, DedupKey = key, Bulk = bulk };

    public Task EnqueueAsync(params IEnumerable<MailRequest> mails) => Database.WriteAsync(async db =>
    {
        foreach (var mail in mails)
        {
            await Outbox.EnqueueAsync(db, mail);
        }
    });

    /// <param name="first">Number of the first recipient.</param>
    public Task EnqueueAsync(int count, int first = 1) => EnqueueAsync(Enumerable.Range(first, count).Select(recipient => Mail(recipient)));

    /// <summary>As a return of a mail would be told.</summary>
    public Task RecordAsync(OutboxMail mail, ReturnStatus status, string? domain = null, string answer = "") => Database.WriteAsync(
        db => Get<ReturnLedger>().RecordAsync(db, mail, status, domain, answer, CancellationToken.None));

    public async Task<List<OutboxMail>> RowsAsync()
    {
        await using var db = Database.Read();
        return await db.Set<OutboxMail>().OrderBy(mail => mail.Id).ToListAsync();
    }

    // The test database belongs to the test: a provider does not dispose what it was given as an instance.
    public ValueTask DisposeAsync() => services.DisposeAsync();
}
