namespace UsineCitoyenne.Web.Views;

/// <summary>
/// The four questions that every act that cannot be undone answers before its button: who, how many, from when, how to come back.
/// </summary>
/// <param name="Who">« Les 3 personnes cochées ».</param>
/// <param name="Back">What can still be done afterwards; says so when nothing can.</param>
public sealed record Irreversible(string Who, string HowMany, string When, string Back);
