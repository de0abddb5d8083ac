using System.Security.Cryptography;
using System.Text;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Answers;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>A volunteer's own record, as shown to them.</summary>
public sealed record VolunteerRecord(
    string FirstName,
    string LastName,
    string Email,
    string Phone,
    string CommuneCode,
    Territory? Commune,
    int Profiles,
    int Availability,
    int Equipment,
    string Note,
    VolunteerState State,
    bool AcceptsIntroduction,
    bool AcceptsNews,
    DateTime CreatedAt)
{
    /// <summary>Introduced by phone number rather than by address.</summary>
    public bool IntroducedByPhone { get; init; }

    /// <summary>The calls that the person answers, to change or withdraw.</summary>
    public IReadOnlyList<CallPart> Calls { get; init; } = [];

    public bool AcceptsGrouping { get; init; }

    public bool AcceptsProduction { get; init; }

    /// <summary>Changes when one of the answers does: of two tabs on one record, the second to save is told.</summary>
    public string Version => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\u001f', FirstName, LastName, Phone, CommuneCode, Profiles, Availability, Equipment, Note,
        AcceptsIntroduction, IntroducedByPhone, AcceptsGrouping, AcceptsProduction, AcceptsNews))))[..16];
}
