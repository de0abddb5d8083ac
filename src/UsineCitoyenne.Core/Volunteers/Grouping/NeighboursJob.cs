using UsineCitoyenne.Core.Jobs;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>In the evening tells volunteers who joined around them.</summary>
internal sealed class NeighboursJob(GroupingRounds grouping) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel) => await grouping.RunAsync(cancel) is > 0 and var told ? $"{told} bénévoles sauront qui les a rejoints" : null;
}
