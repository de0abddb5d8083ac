using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>
/// What a person typed, as typed: the page's fields are bound to it, and nothing is refused before <see cref="SignUpCheck"/>.
/// </summary>
public record SignUpForm
{
    /// <summary>Of one showing of the form. Set by the server, whatever was posted.</summary>
    public Guid SubmissionId { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>An INSEE code, of today or old.</summary>
    public string? CommuneCode { get; set; }

    public List<string> Profiles { get; set; } = [];

    public List<string> Availability { get; set; } = [];

    public List<string> Equipment { get; set; } = [];

    public string? Note { get; set; }

    /// <summary>Code of the relay whose link led here; an unknown one counts for nothing.</summary>
    public string? Relay { get; set; }

    /// <summary>The call for production that it answers; null for none.</summary>
    public Guid? Call { get; set; }

    /// <summary>How many of what the call asks for they take: see <see cref="CallQuantityText"/>.</summary>
    public string? CallQuantity { get; set; }

    /// <summary>
    /// The département's site of the form, <c>agirlocal95</c>; null for the nation's. Set by the server, whatever was posted.
    /// </summary>
    public string? Site { get; set; }

    public bool AcceptsCharter { get; set; }

    public bool AcceptsContact { get; set; }

    public bool AcceptsIntroduction { get; set; }

    /// <summary>With <see cref="AcceptsIntroduction"/>: the phone is given rather than the address. Without a phone, the address.</summary>
    public bool IntroducedByPhone { get; set; }

    public bool AcceptsGrouping { get; set; }

    public bool AcceptsProduction { get; set; }

    public bool AcceptsNews { get; set; }

    internal int Quantity => CallQuantityText.TryRead(CallQuantity, out var quantity) ? quantity : 0;

    internal string? IntroductionChoice => IntroducedByPhone && !string.IsNullOrWhiteSpace(Phone) ? Introduction.Phone : null;
}
