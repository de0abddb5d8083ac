namespace UsineCitoyenne.Core.Mailing;

/// <summary>Addresses of pages in mails: absolute http(s) only, in plain ASCII.</summary>
internal static class MailUrl
{
    /// <exception cref="FormatException">Not an absolute http or https URL.</exception>
    public static string Check(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            ? uri.AbsoluteUri
            : throw new FormatException("A link of the mail is not an absolute http(s) URL.");
}
