using UsineCitoyenne.Benchmarks;
using UsineCitoyenne.Benchmarks.Backoffice;
using UsineCitoyenne.Benchmarks.Contacts;
using UsineCitoyenne.Benchmarks.Content;
using UsineCitoyenne.Benchmarks.Fuzz;
using UsineCitoyenne.Benchmarks.Http;
using UsineCitoyenne.Benchmarks.Import;
using UsineCitoyenne.Benchmarks.Journal;
using UsineCitoyenne.Benchmarks.Ledger;
using UsineCitoyenne.Benchmarks.Mailing;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Benchmarks.Media;
using UsineCitoyenne.Benchmarks.SignUps;
using UsineCitoyenne.Benchmarks.Start;

return args switch
{
    [] or ["all"] => await Suite.RunAsync(),
    ["bare", var port, var file, var contentType] => await BareEndpoint.RunAsync(int.Parse(port), file, contentType),
    ["http", ..] => await Report.RunAsync(() => HttpBenchmark.RunAsync(seconds: Size(1, 8))),
    ["signups", ..] => await Report.RunAsync(() => SignUpBenchmark.RunAsync(count: Size(1, 10_000))),
    ["contacts", ..] => await Report.RunAsync(() => ContactBenchmark.RunAsync(volunteers: Size(1, 1_000_000))),
    ["import", ..] => await Report.RunAsync(() => ImportBenchmark.RunAsync(rows: Size(1, 1_000_000))),
    ["start", ..] => await Report.RunAsync(() => StartBenchmark.RunAsync(documents: Size(1, 200_000), volunteers: Size(2, 1_000_000))),
    ["backoffice", ..] => await Report.RunAsync(() => BackofficeBenchmark.RunAsync(few: Size(1, 6000), many: Size(2, 200_000))),
    ["mail", ..] => await MailBenchmark.RunAsync(Size(1, 5000), Size(2, 16)),
    ["campaign", ..] =>
        await Report.RunAsync(async () => await CampaignBenchmark.RunAsync(
            recipients: Size(1, 1_000_000), sent: Size(2, 5000), bare: await MailBenchmark.BareRateAsync())),
    ["journal", ..] => await Report.RunAsync(() => JournalBenchmark.RunAsync(entries: Size(1, 10_000_000), volunteers: Size(2, 1_000_000))),
    ["ledger", ..] => await Report.RunAsync(() => LedgerBenchmark.RunAsync(lines: Size(1, 5_000_000), movements: Size(2, 10_000))),
    ["media", ..] => await Report.RunAsync(() => MediaBenchmark.RunAsync(times: Size(1, 20))),
    ["fuzz", var samples, ..] => await Report.RunAsync(() => FuzzCommand.RunAsync(samples, seconds: Size(2, 60), seed: Size(3, 1))),
    ["snapshot", ..] => await SnapshotBenchmark.RunAsync(Size(1, 200_000)),
    _ => throw new ArgumentException(
        "Which one? all | http [seconds] | signups [people] | contacts [volunteers] | import [rows] | start [documents] [volunteers] | "
        + "backoffice [documents] [more] | mail [mails] [connections] | campaign [recipients] [mails] | journal [lines] [volunteers] | "
        + "ledger [lines] [movements] | media [times] | fuzz folder [seconds] [seed] | snapshot [pages]"),
};

int Size(int place, int budget) => args.Length > place ? int.Parse(args[place]) : budget;
