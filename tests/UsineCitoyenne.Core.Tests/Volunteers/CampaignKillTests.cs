using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Tests.Mailing;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>kill -9 while a campaign is prepared, then twice while it leaves: nobody is forgotten and the report is exact.</summary>
public sealed class CampaignKillTests(ITestOutputHelper output) : SiteTest
{
    private const int Connections = 4;

    [Fact]
    public async Task Killed_while_it_is_prepared_and_while_it_leaves_a_campaign_reaches_each_and_its_report_is_exact()
    {
        await Site.Get<DemoVolunteers>().AddAsync(700);
        var lead = await Site.ResponsableAsync(TerritoryRef.Nation);
        var desk = Site.Get<CampaignService>();
        var expected = (await desk.CountAsync(lead, new ContactQuery(), CampaignPurpose.News)).Reached;
        Assert.InRange(expected, 300, 600);
        var (id, _) = await desk.DraftAsync(lead, new ContactQuery(),
            new CampaignForm("Samedi", "Bonjour {prénom} !", CampaignPurpose.News));
        Assert.Equal(CampaignAnswer.Done, await desk.SubmitAsync(lead, id!.Value, null));
        await using var sink = await SmtpSink.StartAsync();
        var options = MailBench.Smtp(sink.Port, Connections);
        await KillWhenAsync(options, 1, "part of it is prepared", async () => (await desk.OpenAsync(lead, id.Value))!.Recipients > 0);
        await KillWhenAsync(options, 2, "some left", () => Task.FromResult(sink.Count >= 80));
        await KillWhenAsync(options, 3, "more left", () => Task.FromResult(sink.Count >= 180));
        using (var last = Probe.Start(Site.Test, options, run: 4, campaigns: true))
        {
            await last.FinishAsync();
        }
        var arrived = sink.CountByRecipient();
        var repeats = arrived.Values.Sum(count => count - 1);
        output.WriteLine($"{arrived.Count} recipients, {repeats} repeated deliveries in 3 kills.");
        Assert.Equal(expected, arrived.Count);
        Assert.InRange(repeats, 0, 3 * Connections);
        Assert.All(sink.Messages().GroupBy(mail => mail.Recipient),
            group => Assert.Single(group.Select(mail => mail.MessageId).Distinct()));
        var report = (await desk.OpenAsync(lead, id.Value))!;
        Assert.Equal((CampaignState.Done, expected, expected, 0, 0),
            (report.State, report.Recipients, report.Sent, report.Failed, report.Left));
    }

    private async Task KillWhenAsync(MailOptions options, int run, string what, Func<Task<bool>> when)
    {
        using var probe = Probe.Start(Site.Test, options, run, campaigns: true);
        await Until.TrueAsync(what, async () => probe.HasExited || await when());
        Assert.False(probe.HasExited);
        await probe.KillAsync();
    }
}
