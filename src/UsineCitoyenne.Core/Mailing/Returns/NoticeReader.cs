using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Mailing.Inbound;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>
/// The notices without RFC 3464 part: qmail's (QSBMF), Exim's, old Exchange's. Somebody's own « I am away » also comes to the return
/// address, and must not pass for one: only a mail system's message is read.
/// </summary>
internal static partial class NoticeReader
{
    private const int Longest = 20_000;

    /// <summary>What the server answered and for whom; null for anything else.</summary>
    public static (string Answer, string? Recipient)? Read(InboundMail mail)
    {
        var failed = mail.Message.Headers["X-Failed-Recipients"];
        if (failed is null && !(IsSystem(mail) && Failure().IsMatch(mail.Subject)))
        {
            return null;
        }
        var text = mail.Message.TextBody ?? "";
        text = Copy().Split(text.Length <= Longest ? text : text[..Longest], 2)[0];
        if (Delay().IsMatch(mail.Subject) || Delay().IsMatch(text))
        {
            return null;
        }
        var recipient = failed?.Split(',')[0] ?? Recipient().Match(text).Groups[1].Value;
        var answer = Answer().Match(text);
        return (answer.Success ? answer.Value.ReplaceLineEndings(" ").Replace("#", "") : text.ReplaceLineEndings(" "), recipient);
    }

    private static bool IsSystem(InboundMail mail) => mail.Message.Headers["Return-Path"]?.Trim() == "<>"
        || SystemSender().IsMatch(mail.From ?? "mailer-daemon@");

    [GeneratedRegex("^(mailer-daemon|postmaster|mail-daemon|mdaemon)@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SystemSender();

    [GeneratedRegex(
        "failure|failed|undeliver|non[- ]?deliver|delivery (status|report|problem|error)|returned mail|returned to sender|mail system "
        + "error|non (remis|distribu)|échec|rejected", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Failure();

    [GeneratedRegex("delayed|delay(ed)? notification|warning|will (be retried|keep trying|continue)|not yet been delivered|retardé",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Delay();

    // Below, the mail that came back: what we wrote in it is not what the server says.
    [GeneratedRegex(
        @"^-+ ?(Below this line is a copy|This is a copy|Original message|The header of the original|Undelivered message|Message d.origine).*$", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^[ \t]*<?([^\s<>@]+@[^\s<>:]+)>?:?[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex Recipient();

    [GeneratedRegex(@"((?<![\d.])[45][0-5]\d[ -]|#[45]\.\d{1,3}\.\d{1,3}).{0,300}", RegexOptions.Singleline)]
    private static partial Regex Answer();
}
