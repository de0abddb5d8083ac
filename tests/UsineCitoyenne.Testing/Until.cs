using System.Diagnostics;

namespace UsineCitoyenne.Testing;

/// <summary>Waits for what another process does. Fails with what was awaited when it never comes.</summary>
public static class Until
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Deadline)
            {
                throw new TimeoutException($"Never happened: {what}.");
            }
            await Task.Delay(1);
        }
    }

    public static Task TrueAsync(string what, Func<bool> condition) => TrueAsync(what, () => Task.FromResult(condition()));
}
