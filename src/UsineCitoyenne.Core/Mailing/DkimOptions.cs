namespace UsineCitoyenne.Core.Mailing;

/// <summary>Section <c>Mail:Dkim</c>: all three, or none where the relay signs.</summary>
public sealed class DkimOptions
{
    /// <summary>The domain that answers for the mails, that of <see cref="MailOptions.From"/>.</summary>
    public string? Domain { get; set; }

    /// <summary>The public key stands in the DNS under <c>{Selector}._domainkey.{Domain}</c>.</summary>
    public string? Selector { get; set; }

    /// <summary>The private key, PEM, readable by the site's user only.</summary>
    public string? KeyFile { get; set; }

    internal bool IsSet => !string.IsNullOrEmpty(Domain) || !string.IsNullOrEmpty(Selector) || !string.IsNullOrEmpty(KeyFile);
}
