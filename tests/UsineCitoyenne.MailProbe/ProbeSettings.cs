using System.Text.Json;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.MailProbe;

/// <summary>What the test tells the process, as JSON in its one argument.</summary>
internal sealed record ProbeSettings(string DataFolder, string? ConnectionString, string? FieldKey, MailOptions Mail,
    int ClockOffsetSeconds, bool Campaigns = false)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static ProbeSettings Parse(string json) => JsonSerializer.Deserialize<ProbeSettings>(json)!;
}
