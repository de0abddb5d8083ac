using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>The fields as they come from the form.</summary>
public sealed record VolunteerInput : SignUpForm
{
    /// <summary>What was typed to find the commune.</summary>
    public string? Commune { get; set; }
}
