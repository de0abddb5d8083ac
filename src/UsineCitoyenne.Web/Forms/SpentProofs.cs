using System.Collections.Concurrent;

namespace UsineCitoyenne.Web.Forms;

/// <summary>The proofs of work that served, until their challenge expires: one proof, one submission. By node, and bounded.</summary>
internal sealed class SpentProofs(TimeSpan lifetime, TimeProvider clock)
{
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> spent = new();

    /// <summary>False when this one served before.</summary>
    public bool TrySpend(Guid submission)
    {
        if (spent.Count >= Most)
        {
            Forget();
        }
        return spent.TryAdd(submission, clock.GetUtcNow());
    }

    private void Forget()
    {
        var before = clock.GetUtcNow() - lifetime;
        foreach (var old in spent.Where(proof => proof.Value < before).Select(proof => proof.Key).ToList())
        {
            spent.TryRemove(old, out _);
        }
        // More than that in four hours is an attack: its oldest proofs make way.
        foreach (var old in spent.OrderBy(proof => proof.Value).Take(spent.Count - (Most / 2)).Select(proof => proof.Key).ToList())
        {
            spent.TryRemove(old, out _);
        }
    }
}
