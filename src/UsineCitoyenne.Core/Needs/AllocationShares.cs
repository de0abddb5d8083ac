namespace UsineCitoyenne.Core.Needs;

/// <summary>
/// Shares what there is between needs: in proportion of what is missing times its weight, nobody over what they miss, and what that leaves
/// is shared again. Pieces are whole: the largest remainders round up, then the lowest INSEE code.
/// </summary>
public static class AllocationShares
{
    public static IReadOnlyList<Share> Of(long quantity, IReadOnlyList<ShareRequest> requests)
    {
        var (rest, open) = ((Int128)Math.Max(0, quantity), requests.Where(request => request.Product > 0).ToList());
        var total = Total(open);
        var first = open.ToDictionary(request => request, request => (long)(rest * request.Product / total));
        var given = new Dictionary<ShareRequest, int>();
        while (open.Count > 0 && open.FindAll(request => rest * request.Product >= request.Missing * total) is { Count: > 0 } capped)
        {
            capped.ForEach(request => given[request] = request.Missing);
            rest -= capped.Aggregate(Int128.Zero, (sum, request) => sum + request.Missing);
            open.RemoveAll(given.ContainsKey);
            total = Total(open);
        }
        open.ForEach(request => given[request] = (int)(rest * request.Product / total));
        var left = open.Count == 0 ? 0 : (int)(rest - open.Aggregate(Int128.Zero, (sum, request) => sum + given[request]));
        foreach (var request in open.OrderByDescending(request => rest * request.Product % total)
            .ThenBy(request => request.CommuneCode, StringComparer.Ordinal).ThenBy(request => request.Id).Take(left))
        {
            given[request]++;
        }
        return [.. requests.Select(request => new Share(
            request, first.GetValueOrDefault(request), given.GetValueOrDefault(request)))];
    }

    private static Int128 Total(List<ShareRequest> requests) =>
        requests.Aggregate(Int128.Zero, (sum, request) => sum + request.Product);
}

/// <param name="Id">Of the need.</param>
public readonly record struct ShareRequest(long Id, string CommuneCode, int Missing, int Weight)
{
    internal Int128 Product => (Int128)Math.Max(0, Missing) * Math.Max(0, Weight);
}

/// <param name="First">In proportion alone, rounded down.</param>
/// <param name="Quantity">In the end.</param>
public sealed record Share(ShareRequest Request, long First, int Quantity)
{
    /// <summary>It would get more than it misses.</summary>
    public bool IsCapped => First > Request.Missing;

    /// <summary>What came from those that are capped, and from rounding.</summary>
    public long SharedAgain => Quantity - Math.Min(First, Request.Missing);
}
