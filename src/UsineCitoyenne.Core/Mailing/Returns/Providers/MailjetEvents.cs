using System.Text.Json;

namespace UsineCitoyenne.Core.Mailing.Returns.Providers;

/// <summary>Mailjet's event API: one event, or a list.</summary>
internal static class MailjetEvents
{
    public static IEnumerable<ProviderEvent> Read(JsonElement told) => told.Text("event") switch
    {
        "spam" or "unsub" => [new ProviderEvent(told, MailReturnKind.Complaint)],
        "bounce" or "blocked" => [new ProviderEvent(told, MailReturnKind.Bounce)
        {
            Answer = $"{told.Text("error")} {told.Text("comment")}",
            Recipient = told.Text("email"),
            Class = ClassOf(told),
        }],
        _ => [],
    };

    private static ReturnClass? ClassOf(JsonElement told) => (told.Text("error_related_to"), told.Text("error")) switch
    {
        (_, "user unknown" or "no mail host") => ReturnClass.Address,
        ("recipient", "mailbox inactive" or "quota exceeded") => ReturnClass.Mailbox,
        ("domain", "invalid domain") => ReturnClass.Address,
        ("content", _) => ReturnClass.Message,
        ("spam" or "policy" or "mailjet", _) => ReturnClass.Policy,
        _ => told.Flag("hard_bounce") ? null : ReturnClass.Delay,
    };
}
