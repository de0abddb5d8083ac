namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>Which lines are asked for.</summary>
/// <param name="AccountId">Of who acted.</param>
/// <param name="From">UTC, included.</param>
/// <param name="To">UTC, excluded.</param>
/// <param name="VolunteerId">Acts on this one person.</param>
/// <param name="Before">Lines older than this one: the number of the last line read. Null for the newest.</param>
public sealed record JournalQuery(
    JournalAct? Act = null, long? AccountId = null, DateTime? From = null, DateTime? To = null, long? VolunteerId = null,
    long? Before = null);

/// <param name="At">UTC.</param>
/// <param name="AccountId">Null for the team of the site.</param>
/// <param name="Role">The mandate acted under at that moment; empty where there is none.</param>
/// <param name="What">« a consulté la liste des contacts ».</param>
/// <param name="People">How many people of the reader's territory; 0 for what concerns nobody in particular.</param>
/// <param name="Territory">Label; « et 2 autres » when the act was done under several.</param>
public sealed record JournalLine(long Id, DateTime At, long? AccountId, string Who, string Role, string What, int People, string Territory);

/// <param name="Lines">Newest first.</param>
/// <param name="Next">What to ask for as <see cref="JournalQuery.Before"/> to go on; null at the end.</param>
/// <param name="SearchedTo">UTC: the lines asked for are so rare that the search stopped there to answer; null otherwise.</param>
public sealed record JournalPage(IReadOnlyList<JournalLine> Lines, long? Next, DateTime? SearchedTo)
{
    public const int Size = 50;
}

/// <summary>Somebody whose acts one may ask for.</summary>
public sealed record JournalPerson(long AccountId, string Name);
