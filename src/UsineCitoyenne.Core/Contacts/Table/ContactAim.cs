using System.Globalization;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// Whom an act on the table was asked for. It has to be said: « the whole view » or « these people », one of them and only one. What says
/// neither, or both, is nobody and never everybody: a message that cannot be taken back does not leave because a word was missing.
/// </summary>
public static class ContactAim
{
    /// <summary>Value of <c>portee</c> for the whole filtered view.</summary>
    public const string WholeView = "vue";

    /// <summary>Value of <c>portee</c> for the ticked people.</summary>
    public const string Ticked = "ids";

    /// <summary>What is said when an act is asked for nobody, or for two things at once.</summary>
    public const string Unsaid = "Cochez des personnes, ou choisissez « toute la liste ».";

    /// <summary>The one reading of it: whatever writes, exports, prints, tags or moves asks here.</summary>
    /// <param name="said">What came as <c>portee</c>.</param>
    /// <param name="ids">What came as <c>ids</c>.</param>
    /// <returns>The selection, and what is wrong with it, in French; the selection is then of nobody.</returns>
    public static (ContactQuery Query, string? Wrong) Read(ContactQuery view, IReadOnlyList<string> said, IReadOnlyList<string> ids)
    {
        var people = Numbers(ids);
        return said switch
        {
            [WholeView] when ids.Count == 0 => (view with { People = null }, null),
            [Ticked] when people.Count > 0 => (view with { People = people }, null),
            _ => (view with { People = [] }, Unsaid),
        };
    }

    /// <summary>Those that are numbers of people.</summary>
    public static IReadOnlyList<long> Numbers(IReadOnlyList<string> ids) =>
        [.. ids.Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0).Distinct()];
}
