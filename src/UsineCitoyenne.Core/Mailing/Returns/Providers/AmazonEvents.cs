using System.Text.Json;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing.Returns.Providers;

/// <summary>Amazon SES, as SNS brings it (in an envelope, or bare with raw delivery) or as an event destination writes it.</summary>
internal static class AmazonEvents
{
    private static readonly string[] Complaints = ["abuse", "fraud", "other", "virus"];

    /// <summary>What an SNS envelope holds; the body itself when it is none; null when there is nothing to read in it.</summary>
    public static JsonElement? Unwrap(JsonElement body, ILogger logger)
    {
        switch (body.Text("Type"))
        {
            case "Notification" when body.Text("Message") is { } message:
                using (var inner = ReadableJson.Parse(message, new JsonDocumentOptions { MaxDepth = 24 }))
                {
                    return inner.RootElement.Clone();
                }
            case "SubscriptionConfirmation" or "UnsubscribeConfirmation":
                // Never fetched by us: whoever knows the secret would make the server open any address.
                logger.LogError("Amazon SNS asks to confirm the subscription of {Topic}. Open this address in a browser: {Url}",
                    body.Text("TopicArn"), IsAmazon(body.Text("SubscribeURL")) ? body.Text("SubscribeURL") : "(not Amazon's: do not)");
                return null;
            default:
                return body;
        }
    }

    public static IEnumerable<ProviderEvent> Read(JsonElement told)
    {
        if (told.Member("complaint") is { } complaint)
        {
            return complaint.Text("complaintFeedbackType") is not { } type || Complaints.Contains(type)
                ? [new ProviderEvent(told, MailReturnKind.Complaint)] : [];
        }
        if (told.Member("bounce") is not { } bounce)
        {
            return [];
        }
        var permanent = bounce.Text("bounceType") == "Permanent";
        return bounce.Items("bouncedRecipients").Select(recipient => new ProviderEvent(told, MailReturnKind.Bounce)
        {
            Status = recipient.Text("status"),
            Answer = recipient.Text("diagnosticCode"),
            Recipient = recipient.Text("emailAddress"),
            Class = bounce.Text("bounceSubType") switch
            {
                "NoEmail" or "Suppressed" or "OnAccountSuppressionList" when permanent => ReturnClass.Address,
                "MailboxFull" => ReturnClass.Mailbox,
                "MessageTooLarge" or "ContentRejected" or "AttachmentRejected" => ReturnClass.Message,
                _ => permanent ? null : ReturnClass.Delay,
            },
        });
    }

    private static bool IsAmazon(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == "https"
        && address.Host.StartsWith("sns.", StringComparison.Ordinal) && address.Host.EndsWith(".amazonaws.com", StringComparison.Ordinal);
}
