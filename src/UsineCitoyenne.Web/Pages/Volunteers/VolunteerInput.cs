using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>The fields as they come from the form. Nothing is refused here: the rules are in one place, behind.</summary>
public sealed class VolunteerInput
{
    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>What was typed to find the commune.</summary>
    public string? Commune { get; set; }

    public string? CommuneCode { get; set; }

    public List<string> Profiles { get; set; } = [];

    public List<string> Availability { get; set; } = [];

    public List<string> Equipment { get; set; } = [];

    public string? Note { get; set; }

    public string? Relay { get; set; }

    /// <summary>Key of the call that the form answers.</summary>
    public Guid? Call { get; set; }

    /// <summary>As typed; empty for « Je viens ».</summary>
    public string? CallQuantity { get; set; }

    public bool AcceptsCharter { get; set; }

    public bool AcceptsContact { get; set; }

    public bool AcceptsIntroduction { get; set; }

    public bool IntroducedByPhone { get; set; }

    public bool AcceptsGrouping { get; set; }

    public bool AcceptsProduction { get; set; }

    public bool AcceptsNews { get; set; }

    public SignUpForm ToForm(Guid submission, string? site = null) => new()
    {
        Site = site,
        SubmissionId = submission,
        FirstName = FirstName,
        LastName = LastName,
        Email = Email,
        Phone = Phone,
        CommuneCode = CommuneCode,
        Profiles = Profiles,
        Availability = Availability,
        Equipment = Equipment,
        Note = Note,
        Relay = Relay,
        Call = Call,
        CallQuantity = Calls.CallQuantityText.TryRead(CallQuantity, out var quantity) ? quantity : 0,
        AcceptsCharter = AcceptsCharter,
        AcceptsContact = AcceptsContact,
        AcceptsIntroduction = AcceptsIntroduction,
        IntroducedByPhone = IntroducedByPhone,
        AcceptsGrouping = AcceptsGrouping,
        AcceptsProduction = AcceptsProduction,
        AcceptsNews = AcceptsNews,
    };
}
