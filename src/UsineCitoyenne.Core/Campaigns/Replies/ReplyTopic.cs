namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>
/// What a conversation is about, from where its reader stands: « votre inscription » for the person is « son inscription » for who leads.
/// </summary>
internal static class ReplyTopic
{
    /// <summary>What no message of somebody's own gave a subject: kept as the person reads it.</summary>
    public const string SignUp = "votre inscription";

    private const string SignUpOfPerson = "son inscription";

    /// <param name="toAccount">A responsable reads it.</param>
    public static string Told(string topic, bool toAccount) => topic == SignUp && toAccount ? SignUpOfPerson : topic;

    /// <summary>« au sujet de » what: a subject that somebody wrote stands between quotation marks.</summary>
    public static string About(string topic, bool toAccount) => topic == SignUp ? Told(topic, toAccount) : $"«\u00A0{topic}\u00A0»";
}
