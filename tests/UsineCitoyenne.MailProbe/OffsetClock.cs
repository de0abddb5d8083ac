namespace UsineCitoyenne.MailProbe;

/// <summary>The real clock, moved: a restarted probe finds its predecessor's leases over without waiting for them.</summary>
internal sealed class OffsetClock(TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
}
