using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>What opens a volunteer's record: the personal link of a mail, or the session of who holds its address.</summary>
public sealed record RecordKey
{
    internal string? Token { get; private init; }

    internal string? EmailKey { get; private init; }

    public static implicit operator RecordKey(string token) => new() { Token = token };

    public static RecordKey Of(Responsable person) => OfAddress(person.Email);

    internal static RecordKey OfAddress(string email) => new() { EmailKey = EmailAddress.Key(email) };
}
