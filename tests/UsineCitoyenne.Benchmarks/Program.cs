using UsineCitoyenne.Benchmarks.Content;
using UsineCitoyenne.Benchmarks.Mailing;

return args switch
{
    ["snapshot", var count] => await SnapshotBenchmark.RunAsync(int.Parse(count)),
    ["mail"] => await MailBenchmark.RunAsync(5000),
    ["mail", var count] => await MailBenchmark.RunAsync(int.Parse(count)),
    ["mail", var count, var connections] => await MailBenchmark.RunAsync(int.Parse(count), int.Parse(connections)),
    _ => throw new ArgumentException("Which one? snapshot {pages}, mail [{mails} [{connections}]]"),
};
