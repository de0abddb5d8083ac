using System.Text.Json;

namespace UsineCitoyenne.Core.Mailing.Returns.Providers;

/// <summary>Twilio SendGrid's Event Webhook: a list.</summary>
internal static class SendGridEvents
{
    public static IEnumerable<ProviderEvent> Read(JsonElement told) => told.Text("event") switch
    {
        "spamreport" or "unsubscribe" or "group_unsubscribe" => [new ProviderEvent(told, MailReturnKind.Complaint)],
        "bounce" or "blocked" => [Bounce(told) with { Class = told.Text("type") == "blocked" ? Blocked(told) : null }],
        "dropped" => [
            Bounce(told) with { Class = told.Text("reason") is "Bounced Address" or "Invalid" ? ReturnClass.Mailbox
                : ReturnClass.Message }],
        _ => [],
    };

    private static ProviderEvent Bounce(JsonElement told) => new(told, MailReturnKind.Bounce)
    {
        Status = told.Text("status"),
        Answer = told.Text("reason"),
        Recipient = told.Text("email"),
    };

    // « Blocked » is all that is not the address's fault.
    private static ReturnClass Blocked(JsonElement told)
    {
        var said = ReturnStatus.Of(told.Text("status"), told.Text("reason")).Class;
        return said == ReturnClass.Address ? ReturnClass.Policy : said;
    }
}
