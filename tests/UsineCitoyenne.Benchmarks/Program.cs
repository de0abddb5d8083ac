using UsineCitoyenne.Benchmarks.Content;

return args switch
{
    ["snapshot", var count] => await SnapshotBenchmark.RunAsync(int.Parse(count)),
    _ => throw new ArgumentException("Which one? snapshot {pages}"),
};
