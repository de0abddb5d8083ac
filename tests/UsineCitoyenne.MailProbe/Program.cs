using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.MailProbe;

// Runs the mail worker in a process of its own, for the tests that kill it. Ends when the outbox is empty; with campaigns, when they
// are through too.
var settings = ProbeSettings.Parse(args[0]);
var database = new DatabaseOptions
{
    DataFolder = settings.DataFolder,
    ConnectionString = settings.ConnectionString,
    FieldKey = settings.FieldKey
};
var building = new ServiceCollection().AddLogging().AddOptions();
if (settings.Campaigns)
{
    building.AddCore(database, settings.Mail);
}
else
{
    building.AddData(database).AddMailing(settings.Mail, development: false).AddSingleton<IMailTemplate, ProbeTemplate>();
}
await using var services = building.AddSingleton<TimeProvider>(new OffsetClock(TimeSpan.FromSeconds(settings.ClockOffsetSeconds)))
    .BuildServiceProvider();
var worker = services.GetRequiredService<MailWorker>();
var rounds = settings.Campaigns ? services.GetRequiredService<CampaignJob>() : null;
if (rounds is not null)
{
    await services.GetRequiredService<TerritoryDirectory>().LoadAsync();
    // Small enough to be killed between two.
    rounds.Batch = 60;
    await rounds.RunAsync();
}
await worker.StartAsync(CancellationToken.None);
while ((await services.GetRequiredService<MailQueue>().StatusAsync()).Queued > 0)
{
    await Task.Delay(20);
}
await worker.StopAsync(CancellationToken.None);
if (rounds is not null)
{
    await rounds.RunAsync();
}
