using System.Net;
using System.Threading.RateLimiting;

namespace UsineCitoyenne.Web.Forms;

/// <summary>
/// Slows down who guesses: five wrong passwords for one address from one network close that pair for a quarter of an hour. The person
/// themself, elsewhere, still enters: a stranger cannot lock anybody out.
/// </summary>
public sealed class PasswordThrottle : IDisposable
{
    private const int MaximumFailures = 5;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<(IPAddress Network, string Email)> failures =
        PartitionedRateLimiter.Create<(IPAddress, string), (IPAddress, string)>(
            pair => RateLimitPartition.GetSlidingWindowLimiter(pair, _ =>
            new SlidingWindowRateLimiterOptions { PermitLimit = MaximumFailures, Window = Window, SegmentsPerWindow = 3, QueueLimit = 0 }));

    /// <param name="emailKey">See <see cref="Core.Text.EmailAddress.Key"/>.</param>
    public bool IsOpen(IPAddress? address, string emailKey)
    {
        // Nothing is taken: what counts is a failure.
        using var lease = failures.AttemptAcquire((FormGuard.Network(address), emailKey), permitCount: 0);
        return lease.IsAcquired;
    }

    public void Fail(IPAddress? address, string emailKey)
    {
        using var lease = failures.AttemptAcquire((FormGuard.Network(address), emailKey));
    }

    public void Dispose() => failures.Dispose();
}
