using System.Globalization;
using System.Text.Json;

namespace UsineCitoyenne.Core.Mailing.Returns.Providers;

/// <summary>Mailgun's webhook: one event beside its signature.</summary>
internal static class MailgunEvents
{
    public static IEnumerable<ProviderEvent> Read(JsonElement told) => told.Text("event") switch
    {
        "complained" or "unsubscribed" => [new ProviderEvent(told, MailReturnKind.Complaint)],
        "failed" => [Bounce(told)],
        _ => [],
    };

    private static ProviderEvent Bounce(JsonElement told)
    {
        var delivery = told.Member("delivery-status") ?? default;
        var code = delivery.Member("code") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value)
            ? value.ToString(CultureInfo.InvariantCulture) + " " : "";
        return new ProviderEvent(told, MailReturnKind.Bounce)
        {
            Status = delivery.Text("enhanced-code"),
            Answer = code + (delivery.Text("message") ?? delivery.Text("description")),
            Recipient = told.Text("recipient"),
            Class = told.Text("severity") == "temporary" ? ReturnClass.Delay : told.Text("reason")
                ?.StartsWith("suppress-", StringComparison.Ordinal) == true ? ReturnClass.Mailbox : null,
        };
    }
}
