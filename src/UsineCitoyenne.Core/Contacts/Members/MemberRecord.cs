namespace UsineCitoyenne.Core.Contacts.Members;

/// <summary>A volunteer as the Members section shows them. Whoever receives one was written in the audit log first.</summary>
/// <param name="Email">Null when the editor may not see it.</param>
/// <param name="Active">False for who is paused.</param>
/// <param name="Values">By alias of the member type's properties, as they are stored; without those that the editor may not see.</param>
public sealed record MemberRecord(
    Guid Key, string Name, string? Email, bool Active, DateTime CreatedAt, DateTime ConfirmedAt,
    IReadOnlyDictionary<string, string> Values);

/// <param name="Text">Words to find; in names and communes only for who may not see contact details.</param>
/// <param name="Active">Null for both.</param>
/// <param name="Take">1 to 200.</param>
public sealed record MemberQuery(
    string Text = "", bool? Active = null, MemberOrder Order = MemberOrder.Newest, bool Descending = false, int Skip = 0, int Take = 50);

public enum MemberOrder
{
    Newest,
    Name,
}

/// <param name="Email">Null leaves it alone.</param>
/// <param name="Active">Null leaves it alone.</param>
/// <param name="Values">All of them: an absent value is a deletion.</param>
public sealed record MemberChanges(string? Email, bool? Active, IReadOnlyDictionary<string, string> Values);
