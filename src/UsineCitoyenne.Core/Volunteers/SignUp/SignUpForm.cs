using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>What a person typed, as typed.</summary>
public sealed record SignUpForm
{
    public Guid SubmissionId { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>An INSEE code, of today or old.</summary>
    public string? CommuneCode { get; init; }

    public IReadOnlyList<string> Profiles { get; init; } = [];

    public IReadOnlyList<string> Availability { get; init; } = [];

    public IReadOnlyList<string> Equipment { get; init; } = [];

    public string? Note { get; init; }

    /// <summary>Code of the relay whose link led here; an unknown one counts for nothing.</summary>
    public string? Relay { get; init; }

    /// <summary>The call for production that it answers; null for none.</summary>
    public Guid? Call { get; init; }

    /// <summary>How many of what the call asks for they take; 0 for « Je viens ».</summary>
    public int CallQuantity { get; init; }

    /// <summary>The département's site of the form, <c>agirlocal95</c>; null for the nation's.</summary>
    public string? Site { get; init; }

    public bool AcceptsCharter { get; init; }

    public bool AcceptsContact { get; init; }

    public bool AcceptsIntroduction { get; init; }

    /// <summary>With <see cref="AcceptsIntroduction"/>: the phone is given rather than the address. Without a phone, the address.</summary>
    public bool IntroducedByPhone { get; init; }

    public bool AcceptsGrouping { get; init; }

    public bool AcceptsProduction { get; init; }

    public bool AcceptsNews { get; init; }

    internal string? IntroductionChoice => IntroducedByPhone && !string.IsNullOrWhiteSpace(Phone) ? Introduction.Phone : null;
}
