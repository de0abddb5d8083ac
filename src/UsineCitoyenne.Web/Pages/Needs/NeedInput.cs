using UsineCitoyenne.Core.Needs;

namespace UsineCitoyenne.Web.Pages.Needs;

/// <summary>The fields as they come from the form.</summary>
public sealed record NeedInput : SupplyNeedForm
{
    /// <summary>As they follow one another on the page.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        nameof(Product), nameof(Quantity), nameof(NeededBy), nameof(Requester), nameof(OrganisationName), nameof(CommuneCode),
        nameof(ContactName), nameof(Email), nameof(Phone), nameof(Note), nameof(AcceptsContact),
    ];

    /// <summary>What was typed to find the commune.</summary>
    public string? Commune { get; set; }
}
