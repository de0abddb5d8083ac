using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>Somebody offers to take a post, or suggests somebody: as typed, the page's fields are bound to it.</summary>
public sealed record CandidacyForm
{
    /// <summary>Of the showing of the form. Set by the server, whatever was posted, and so is the territory.</summary>
    public Guid SubmissionId { get; set; }

    /// <summary>Null where none was chosen.</summary>
    public TerritoryRef? Territory { get; set; }

    /// <summary>Alias of the kind of mandate.</summary>
    public string? Type { get; set; }

    /// <summary>Of the candidate.</summary>
    public string? Name { get; set; }

    /// <summary>Of the candidate.</summary>
    public string? Email { get; set; }

    public string? Message { get; set; }

    /// <summary>Who suggests; null for who offers.</summary>
    public string? SuggestedBy { get; set; }
}
