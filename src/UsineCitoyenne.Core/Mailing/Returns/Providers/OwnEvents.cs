using System.Text.Json;

namespace UsineCitoyenne.Core.Mailing.Returns.Providers;

/// <summary>
/// Our own form, for a provider that none of the others is: <c>{"events": [{"type": "bounce", "address": "retours+…@…", "status": "5.1.1"},
/// {"type": "complaint", "address": "retours+…@…"}]}</c>. A status that begins with 4 is a delay.
/// </summary>
internal static class OwnEvents
{
    public static IEnumerable<ProviderEvent> Read(JsonElement posted) => (posted.Text("type"), posted.Text("status")) switch
    {
        ("complaint", _) => [new ProviderEvent(posted, MailReturnKind.Complaint)],
        ("bounce", { } status) when status.StartsWith('5') =>
            [new ProviderEvent(posted, MailReturnKind.Bounce) { Status = status, Answer = posted.Text("answer"),
                Recipient = posted.Text("recipient") }],
        (not null, _) => [],
        _ => throw new FormatException("Un des événements n’a pas de « type » : bounce ou complaint est attendu."),
    };
}
