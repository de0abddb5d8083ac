using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>What servers say in words, where their status says little or something else.</summary>
internal static partial class AnswerReader
{
    /// <summary>Null when they say nothing that we know.</summary>
    public static ReturnClass? Of(string text) =>
        Unknown().IsMatch(text) ? ReturnClass.Address
        : Rate().IsMatch(text) ? ReturnClass.Delay
        : Sender().IsMatch(text) ? ReturnClass.Sender
        : Policy().IsMatch(text) ? ReturnClass.Policy
        : Full().IsMatch(text) ? ReturnClass.Mailbox
        : Size().IsMatch(text) ? ReturnClass.Message
        : null;

    [GeneratedRegex(
        @"(user|recipient|mailbox|address|account)( is)? (unknown|not (known|found|exist))|(unknown|invalid|no such|non-?existent) (local |virtual )?(user|recipient|mailbox|address|person|account)|(user|recipient|mailbox|account|address)[^.;]{0,60}(does ?n.t|does not) exist|no mailbox (here )?by that name|not a (valid|known) (user|mailbox|recipient)|not our customer|no longer (exists|valid)|host or domain name not found|domain (not found|does not exist)|(utilisateur|destinataire|adresse|boîte|boite)[^.;]{0,40}(inconnue?|inexistante?|n.existe (pas|plus))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();

    [GeneratedRegex(
        @"rate limit|too (many|fast|much)|throttl|try again|temporar|connection limit|greylist|graylist|trop de (messages|connexions)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rate();

    [GeneratedRegex(@"sender (domain|address|verif|denied|rejected|unknown)|(return|envelope).?path|bad sender",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sender();

    [GeneratedRegex(
        @"\b(spam|blocked|block ?list|black ?list(ed)?|deny ?list|listed (at|in|by|on)|reputation|dmarc|spf|dkim|policy|reverse dns|ptr|unauthenticated|authenticat\w+|not authori[sz]ed|relay(ing)? (access )?denied|unsolicited|spamhaus|barracuda|refused to talk)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Policy();

    [GeneratedRegex(
        @"quota|(mailbox|inbox|storage)[^.;]{0,30}(full|exceeded|allocation)|out of storage|over ?quota|boîte[^.;]{0,20}pleine|disabled|inactive|suspended|désactivée?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Full();

    [GeneratedRegex(@"(message|mail)[^.;]{0,30}(size|too (big|large)|length)|size limit|content (rejected|refused)|attachment",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
