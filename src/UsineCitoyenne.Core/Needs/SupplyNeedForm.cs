namespace UsineCitoyenne.Core.Needs;

/// <summary>A need as typed.</summary>
public record SupplyNeedForm
{
    /// <summary>Number of one showing of the form.</summary>
    public Guid SubmissionId { get; set; }

    /// <summary>Number of the product.</summary>
    public long? Product { get; set; }

    public string? Quantity { get; set; }

    /// <summary>As a browser (2026-12-01) or a person (1/12/2026) writes it.</summary>
    public string? NeededBy { get; set; }

    public RequesterKind? Requester { get; set; }

    public string? OrganisationName { get; set; }

    /// <summary>INSEE code.</summary>
    public string? CommuneCode { get; set; }

    public string? ContactName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Note { get; set; }

    /// <summary><see cref="Privacy.ConsentTexts.Need"/>.</summary>
    public bool AcceptsContact { get; set; }
}
