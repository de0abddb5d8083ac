using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>Somebody offers to take a post, or suggests somebody.</summary>
public sealed record CandidacyForm
{
    /// <summary>Of the showing of the form.</summary>
    public Guid SubmissionId { get; init; }

    /// <summary>Null where none was chosen.</summary>
    public TerritoryRef? Territory { get; init; }

    /// <summary>Alias of the kind of mandate.</summary>
    public string? Type { get; init; }

    /// <summary>Of the candidate.</summary>
    public string? Name { get; init; }

    /// <summary>Of the candidate.</summary>
    public string? Email { get; init; }

    public string? Message { get; init; }

    /// <summary>Who suggests; null for who offers.</summary>
    public string? SuggestedBy { get; init; }
}
