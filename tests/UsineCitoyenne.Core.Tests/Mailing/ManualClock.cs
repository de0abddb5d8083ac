namespace UsineCitoyenne.Core.Tests.Mailing;

/// <summary>Time that moves only when told.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public DateTime Now => now.UtcDateTime;

    public void Advance(TimeSpan time) => now += time;

    public override DateTimeOffset GetUtcNow() => now;
}
