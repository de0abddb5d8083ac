namespace UsineCitoyenne.Core.Mandates.Today;

/// <summary>Something that waits for one responsable.</summary>
/// <param name="Title">In French, with its number: « 2 candidatures attendent une réponse ».</param>
/// <param name="Count">Shown beside the name of the page that <paramref name="Url"/> belongs to.</param>
/// <param name="Url">Where to do it, below <c>/mon-espace/</c>.</param>
public sealed record TodayItem(string Title, int Count, string Url, TodayUrgency Urgency)
{
    /// <summary>UTC; null when nothing falls due.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>One sentence: why, or how.</summary>
    public string Hint { get; init; } = "";
}

public enum TodayUrgency
{
    /// <summary>Somebody waits for an answer.</summary>
    Now = 0,

    /// <summary>A date comes near.</summary>
    Soon = 1,

    /// <summary>Good to do, when there is time: no number beside the name of the page.</summary>
    WhenFree = 2,
}
