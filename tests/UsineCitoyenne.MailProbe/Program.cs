using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.MailProbe;

// Runs the mail worker in a process of its own, for the tests that kill it. Ends when the outbox is empty.
var settings = ProbeSettings.Parse(args[0]);
await using var services = new ServiceCollection()
    .AddLogging()
    .AddSingleton<TimeProvider>(new OffsetClock(TimeSpan.FromSeconds(settings.ClockOffsetSeconds)))
    .AddData(new DatabaseOptions { DataFolder = settings.DataFolder, ConnectionString = settings.ConnectionString })
    .AddMailing(settings.Mail, development: false)
    .AddSingleton<IMailTemplate, ProbeTemplate>()
    .BuildServiceProvider();
var worker = services.GetServices<IHostedService>().Single();
await worker.StartAsync(CancellationToken.None);
while ((await services.GetRequiredService<MailQueue>().StatusAsync()).Queued > 0)
{
    await Task.Delay(20);
}
await worker.StopAsync(CancellationToken.None);
