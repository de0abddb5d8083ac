namespace UsineCitoyenne.Core.Privacy;

/// <summary>One agreement of one volunteer to one version of one text, with how it was given.</summary>
internal sealed class Consent
{
    public long Id { get; private set; }

    public long VolunteerId { get; init; }

    public required string Purpose { get; init; }

    public required int Version { get; init; }

    public required DateTime GivenAt { get; init; }

    public DateTime? WithdrawnAt { get; set; }

    /// <summary>What was chosen with it: <c>telephone</c> where the phone may be given; null otherwise.</summary>
    public string? Choice { get; init; }

    /// <summary><c>formulaire</c>, <c>fiche</c>, <c>import</c> or <c>oral</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The account that heard an oral agreement; null when the person gave it themself.</summary>
    public long? HeardByAccountId { get; init; }
}

/// <summary>A text as it was shown, kept for as long as a consent refers to it.</summary>
internal sealed class StoredConsentText
{
    public required string Purpose { get; init; }

    public required int Version { get; init; }

    public required string Body { get; init; }

    public required DateTime PublishedAt { get; init; }
}
