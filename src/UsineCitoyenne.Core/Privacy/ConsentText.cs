namespace UsineCitoyenne.Core.Privacy;

/// <summary>
/// What people agree to, word for word. A version never changes once somebody may have read it: a new text is a new version.
/// </summary>
/// <param name="Purpose">Short name, kept in every consent: <c>charte</c>, <c>coordonnees</c>, <c>presentation</c>,
/// <c>information</c>.</param>
/// <param name="Required">Whether sign-up needs it.</param>
public sealed record ConsentText(string Purpose, int Version, string Body, bool Required);
