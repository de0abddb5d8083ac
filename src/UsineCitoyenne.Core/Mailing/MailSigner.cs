using MimeKit;
using MimeKit.Cryptography;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Signs what leaves (DKIM, RFC 6376), where the relay does not.</summary>
internal sealed class MailSigner(DkimOptions options)
{
    private static readonly HeaderId[] Headers =
    [
        HeaderId.From, HeaderId.To, HeaderId.ReplyTo, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.MimeVersion,
            HeaderId.ContentType,
        HeaderId.AutoSubmitted, HeaderId.ListId, HeaderId.ListUnsubscribe, HeaderId.ListUnsubscribePost,
    ];

    private readonly DkimSigner signer = new(options.KeyFile!, options.Domain!, options.Selector!)
    {
        HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
    };

    public void Sign(MimeMessage message)
    {
        // As it will travel: a relay without 8BITMIME must not have to re-encode what is signed.
        message.Prepare(EncodingConstraint.SevenBit);
        signer.Sign(message, [.. Headers.Where(header => message.Headers.Contains(header))]);
    }
}
