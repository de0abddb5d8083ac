using System.Text.Json;

namespace UsineCitoyenne.Core.Mailing.Returns.Providers;

/// <param name="Source">Where the mail is named.</param>
internal sealed record ProviderEvent(JsonElement Source, MailReturnKind Kind)
{
    public string? Status { get; init; }

    public string? Answer { get; init; }

    public string? Recipient { get; init; }

    /// <summary>What the provider itself calls it, where that says more than its status.</summary>
    public ReturnClass? Class { get; init; }
}

/// <summary>
/// The webhooks of the usual providers, told apart by the members that only theirs have. An event that we know and need not act on gives
/// nothing; a body that we do not know is an error, lest an operator believe that it works.
/// </summary>
internal static class ProviderEvents
{
    private const string Unknown =
        "Forme inconnue : ni celle du guide, ni celle d’Amazon SES, SendGrid, Brevo, Mailjet ou Mailgun. Unknown webhook body.";

    /// <exception cref="FormatException">Nobody's form.</exception>
    public static IEnumerable<ProviderEvent> Read(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Array)
        {
            return [.. body.EnumerateArray().SelectMany(ReadOne)];
        }
        return body.Member("events") is { ValueKind: JsonValueKind.Array } events
            ? [.. events.EnumerateArray().SelectMany(OwnEvents.Read)]
            : [.. ReadOne(body)];
    }

    /// <summary>Every text of an event, however deep: a provider gives our address back somewhere in it.</summary>
    public static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    private static IEnumerable<ProviderEvent> ReadOne(JsonElement body) => body switch
    {
        _ when body.Text("notificationType") is not null || body.Text("eventType") is not null => AmazonEvents.Read(body),
        _ when body.Member("event-data") is { ValueKind: JsonValueKind.Object } mailgun => MailgunEvents.Read(mailgun),
        _ when body.Text("event") is not null
            && (body.Member("sg_event_id") is not null || body.Member("sg_message_id") is not null || body.Member("smtp-id") is not null)
            => SendGridEvents.Read(body),
        _ when body.Text("event") is not null
            && (body.Member("MessageID") is not null || body.Member("mj_message_id") is not null || body.Member("CustomID") is not null)
            => MailjetEvents.Read(body),
        _ when body.Text("event") is not null && (body.Member("message-id") is not null || body.Member("ts_event") is not null) =>
            BrevoEvents.Read(body),
        // SendGrid's as its guide abridges it.
        _ when body.Text("event") is not null && body.Text("email") is not null => SendGridEvents.Read(body),
        _ => throw new FormatException(Unknown),
    };
}
