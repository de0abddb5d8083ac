using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>Why a mail did not arrive, by what it is about: only the first kind is reason enough to stop writing to somebody.</summary>
internal enum ReturnClass
{
    /// <summary>There is no such address, or no longer.</summary>
    Address = 0,

    /// <summary>The address is there and takes nothing now: full, disabled, away, or not said why.</summary>
    Mailbox = 1,

    /// <summary>This message: too large, not wanted as it is.</summary>
    Message = 2,

    /// <summary>We, as a whole: blocked, unauthenticated, too fast.</summary>
    Policy = 3,

    /// <summary>Our own sender's address.</summary>
    Sender = 4,

    /// <summary>Only later.</summary>
    Delay = 5,
}

/// <summary>A status of RFC 3463 (with RFC 5248, 7293, 7372, 7505), read together with what the server said in words.</summary>
/// <param name="Code"><c>5.1.1</c>; empty when not said.</param>
internal readonly partial record struct ReturnStatus(string Code, ReturnClass Class)
{
    /// <param name="status">The report's Status field.</param>
    /// <param name="diagnostic">The server's own answer: more specific than a Status that a relay made up from it.</param>
    public static ReturnStatus Of(string? status, string? diagnostic)
    {
        var told = Clip(diagnostic);
        var own = Enhanced().Match(Clip(status));
        var answered = AnswerCode().Match(told);
        var inner = Enhanced().Match(told);
        var code = own.Success && !(IsVague(own.Value) && inner.Success) ? own.Value
            : inner.Success ? inner.Value
            : "";
        if (answered.Value.StartsWith('4') || (inner.Success && inner.Value[0] == '4')
            || (code.StartsWith('4') && !answered.Value.StartsWith('5')))
        {
            return new ReturnStatus(code, ReturnClass.Delay);
        }
        var byCode = OfCode(code);
        var byWords = AnswerReader.Of(told);
        var byInner = inner.Success && !IsVague(inner.Value) ? OfCode(inner.Value) : null;
        // Of two that differ, the one that is no reason to silence anybody.
        return new ReturnStatus(code, (byCode, byInner, byWords) switch
        {
            (ReturnClass.Address, not null and not ReturnClass.Address, _) => byInner.Value,
            (ReturnClass.Address, _, not null and not ReturnClass.Address) => byWords.Value,
            (ReturnClass.Address, _, _) => ReturnClass.Address,
            (null or ReturnClass.Mailbox, _, { } words) when IsVague(code) => words,
            (null, _, { } words) => words,
            ({ } known, _, _) => known,
            _ => ReturnClass.Mailbox,
        });
    }

    /// <summary>Of an SMTP answer, <c>550 5.1.1 no such user</c>.</summary>
    public static ReturnStatus OfAnswer(string answer) => Of(null, answer);

    private static ReturnClass? OfCode(string code) => code.Length == 0 ? null : code[2..] switch
    {
        // No such mailbox, system, syntax; moved; null MX; the mailbox changed hands (RFC 7293).
        "1.1" or "1.2" or "1.3" or "1.6" or "1.10" or "7.17" => ReturnClass.Address,
        "1.7" or "1.8" => ReturnClass.Sender,
        "2.3" or "3.4" => ReturnClass.Message,
        "7.18" => ReturnClass.Mailbox,
        _ => code[2] switch
        {
            '6' => ReturnClass.Message,
            '7' => ReturnClass.Policy,
            '1' or '2' or '3' or '4' or '5' => ReturnClass.Mailbox,
            _ => null,
        },
    };

    // « Other », of something or of nothing; and what Outlook and Exchange answer for nearly everything.
    private static bool IsVague(string code) => code.Length == 0 || code.EndsWith(".0", StringComparison.Ordinal) || code is "5.4.1"
        or "5.4.4" or "5.5.4";

    private static string Clip(string? text) => text is null ? "" : text.Length <= 2000 ? text : text[..2000];

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)")]
    private static partial Regex Enhanced();

    [GeneratedRegex(@"(?<![\d.])[45][0-5]\d(?=[ -])")]
    private static partial Regex AnswerCode();
}
