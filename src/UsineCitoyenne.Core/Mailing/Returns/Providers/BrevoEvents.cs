using System.Text.Json;

namespace UsineCitoyenne.Core.Mailing.Returns.Providers;

/// <summary>Brevo's transactional webhook: one event.</summary>
internal static class BrevoEvents
{
    public static IEnumerable<ProviderEvent> Read(JsonElement told) => told.Text("event") switch
    {
        "spam" or "complaint" or "unsubscribed" => [new ProviderEvent(told, MailReturnKind.Complaint)],
        "hard_bounce" or "hardBounce" => [Bounce(told, null)],
        "invalid_email" or "invalid" => [Bounce(told, ReturnClass.Address)],
        "soft_bounce" or "softBounce" => [Bounce(told, ReturnClass.Delay)],
        "blocked" => [Bounce(told, ReturnClass.Mailbox)],
        _ => [],
    };

    private static ProviderEvent Bounce(JsonElement told, ReturnClass? named) => new(told, MailReturnKind.Bounce)
    {
        Answer = told.Text("reason"),
        Recipient = told.Text("email"),
        Class = named,
    };
}
