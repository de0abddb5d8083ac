namespace UsineCitoyenne.Core.Territories;

/// <summary>What a name, a postcode, or both mean.</summary>
/// <param name="Found">A commune or a part of one; null when there is none, or more than one.</param>
/// <param name="Refusal">Why nothing was found, in French, to stand beside the field; null otherwise.</param>
/// <param name="Kind">The same for a program.</param>
public sealed record PlaceAnswer(Territory? Found, string? Refusal, PlaceRefusal Kind)
{
    private readonly Lazy<IReadOnlyList<Territory>> choices = new([]);

    /// <summary>When nothing was found for sure: what may be meant, best first.</summary>
    public IReadOnlyList<Territory> Choices => choices.Value;

    internal static PlaceAnswer Of(Territory found) => new(found, null, PlaceRefusal.None);

    internal static PlaceAnswer Refuse(PlaceRefusal kind, string why, IReadOnlyList<Territory> choices) => Refuse(kind, why, () => choices);

    /// <param name="choices">Looked for when somebody asks: a name that nobody knows is compared with every other one, which takes
    /// milliseconds.</param>
    internal static PlaceAnswer Refuse(PlaceRefusal kind, string why, Func<IReadOnlyList<Territory>> choices) =>
        new(null, why, kind, new Lazy<IReadOnlyList<Territory>>(choices));

    private PlaceAnswer(Territory? found, string? refusal, PlaceRefusal kind, Lazy<IReadOnlyList<Territory>> choices)
        : this(found, refusal, kind) => this.choices = choices;
}

public enum PlaceRefusal
{
    /// <summary>A place was found.</summary>
    None,

    /// <summary>Nothing was typed.</summary>
    Missing,

    /// <summary>No place is called so, or has this postcode.</summary>
    Unknown,

    /// <summary>Several may be meant.</summary>
    Ambiguous,

    /// <summary>The name and the postcode mean different places.</summary>
    Contradiction,
}
