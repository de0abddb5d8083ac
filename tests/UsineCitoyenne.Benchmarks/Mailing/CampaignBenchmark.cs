using Microsoft.Extensions.Logging.Abstractions;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Mailing;

/// <summary>A campaign to everybody, prepared while people sign up; then one to some thousands, sent to the sink.</summary>
internal static class CampaignBenchmark
{
    private const int Seed = 10_000;
    private const double Budget = 60;

    public static async Task RunAsync(int recipients, int sent, double bare)
    {
        await using var test = await TestDatabase.CreateAsync(connections: 100);
        await using var site = await BenchSite.StartAsync(test);
        var fill = await Times.OfAsync(() => FillAsync(site, recipients));
        Report.Row($"{recipients:N0} willing volunteers made", $"{fill:F1} s");
        var author = await AuthorAsync(site);
        var count = new Times();
        var audience = await count.AddAsync(() => site.Get<CampaignService>().CountAsync(author, new ContactQuery(), CampaignPurpose.News));
        var again = new Times();
        await again.AddAsync(() => site.Get<CampaignService>().CountAsync(author, new ContactQuery(), CampaignPurpose.News));
        Report.Row($"count and breakdown of {audience.Reached:N0} recipients", $"first {count.Max:F0} ms, then {again.Max:F0} ms");

        var id = await SubmitAsync(site, author, new ContactQuery());
        using var stop = new CancellationTokenSource();
        var signUps = SignUpAsync(site, stop.Token);
        var processor = Environment.CpuUsage.TotalTime;
        var seconds = await Times.OfAsync(() => site.Get<CampaignJob>().RunAsync());
        processor = Environment.CpuUsage.TotalTime - processor;
        await stop.CancelAsync();
        var waits = await signUps;
        var view = (await site.Get<CampaignService>().OpenAsync(author, id))!;
        Report.Row($"campaign of {view.Recipients:N0} recipients prepared",
            $"{seconds:F1} s, {processor.TotalSeconds:F1} s of processor with the sign-ups", $"≤ {Budget} s", seconds <= Budget
                && view.Recipients == recipients);
        Report.Row("— a sign-up every 100 ms meanwhile", waits.ToString());
        await site.Get<CampaignService>().CancelAsync(author, id);
        await site.Get<CampaignJob>().RunAsync();

        var departement = await SubmitAsync(site, author, new ContactQuery { Departements = ["95"] });
        await site.Get<CampaignJob>().RunAsync();
        var prepared = (await site.Get<CampaignService>().OpenAsync(author, departement))!.Recipients;
        await using var sink = await SmtpSink.StartAsync();
        var options = new MailOptions { Host = "127.0.0.1", Port = sink.Port, StartTls = false, From = "equipe@usine.example" };
        var worker = new MailWorker(
            site.Get<OutboxQueue>(), site.Get<MailThrottle>(), site.Get<MailSender>(), options, TimeProvider.System,
            NullLogger<MailWorker>.Instance, new SmtpTransport(options, null, null));
        // What the sign-ups asked for leaves first, and is not counted.
        var before = (Watch: System.Diagnostics.Stopwatch.StartNew(), Count: 0);
        using var enough = new CancellationTokenSource();
        var sending = worker.DeliverDueAsync(enough.Token);
        while (!sending.IsCompleted && sink.Count < Math.Min(sent, prepared))
        {
            await Task.Delay(50);
        }
        var rate = (sink.Count - before.Count) / before.Watch.Elapsed.TotalSeconds;
        await enough.CancelAsync();
        await sending;
        Report.Row($"campaign sent, {sink.Count:N0} mails, {options.Connections} connections",
            $"{rate:F0}/s, {rate / bare:F1} × one bare SmtpClient ({bare:F0}/s)", "≥ 0.5 ×", rate >= 0.5 * bare);
    }

    private static async Task FillAsync(BenchSite site, int people)
    {
        var consents = site.Get<ConsentLedger>();
        var communes = site.Gazetteer.Communes;
        for (var made = 0; made < people; made += Seed)
        {
            var (first, size) = (made, Math.Min(Seed, people - made));
            await site.Database.WriteAsync(async db =>
            {
                var last = db.Set<Volunteer>().Max(row => (long?)row.Id) ?? 0;
                await VolunteerBulk.InsertAsync(db, Enumerable.Range(first, size).Select(number => new VolunteerBulk.Row(
                    new Volunteer.Details("Josette", $"Ourlet {number}", "", communes[(int)(number * 7919L % communes.Length)]
                        .Code, 1, 1, 1, ""),
                    $"v{number}@example.org", VolunteerState.Confirmed, DateTime.UtcNow, Demo: true)));
                await consents.GiveManyAsync(db, [.. db.Set<Volunteer>().Where(row => row.Id > last).Select(row => row.Id)],
                    ConsentTexts.News, "formulaire", default);
            });
        }
    }

    private static async Task<Responsable> AuthorAsync(BenchSite site)
    {
        var account = await site.Database.WriteAsync(async db => await site.Get<MandateService>().GrantAsync(
            db, by: null, "nation@example.org", "Dominique Navette", db.Set<MandateType>()
                .Single(row => row.Alias == MandateAlias.NationLead), TerritoryRef.Nation));
        return (await site.Get<MandateService>().FindAsync(account.Id, CancellationToken.None))!;
    }

    private static async Task<long> SubmitAsync(BenchSite site, Responsable author, ContactQuery view)
    {
        var desk = site.Get<CampaignService>();
        site.Get<Microsoft.Extensions.Options.IOptions<Core.SiteOptions>>().Value.CampaignApprovalAbove = int.MaxValue;
        var (id, _) = await desk.DraftAsync(author, view, new CampaignForm(
            "Des nouvelles {commune}", "Bonjour {prénom},\n\nRendez-vous samedi.\n\n{organisateur}", CampaignPurpose.News));
        return await desk.SubmitAsync(author, id!.Value, null) == CampaignAnswer.Done ? id.Value
            : throw new InvalidOperationException("The campaign was not submitted.");
    }

    private static async Task<Times> SignUpAsync(BenchSite site, CancellationToken stop)
    {
        var times = new Times();
        for (var person = 0; !stop.IsCancellationRequested; person++)
        {
            await times.AddAsync(async () =>
            {
                await site.SignUpAsync($"meanwhile-{person}");
                return true;
            });
            await Task.Delay(100, CancellationToken.None);
        }
        return times;
    }
}
