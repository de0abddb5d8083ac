using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using UsineCitoyenne.Core.Privacy.Journal;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Journal;

/// <summary>The filters as the address of the page holds them: numbers and words of ours, never a detail of anybody.</summary>
public sealed class JournalInput
{
    public const string Address = "/mon-espace/journal/";

    /// <summary>Name of a <see cref="JournalAct"/>.</summary>
    public string? Acte { get; set; }

    public long? Qui { get; set; }

    public string? Du { get; set; }

    public string? Au { get; set; }

    /// <summary>Number of a volunteer, as in the address of their page.</summary>
    public long? Fiche { get; set; }

    /// <summary>Number of the line to go on below.</summary>
    public long? Avant { get; set; }

    public bool IsNarrowed => Fields().Any();

    public JournalAct? Act => Enum.TryParse<JournalAct>(Acte, out var act) && Enum.IsDefined(act) ? act : null;

    public (JournalQuery Query, IReadOnlyDictionary<string, string> Errors) ToQuery()
    {
        var errors = new Dictionary<string, string>();
        var from = Read(nameof(Du), Du, 0, errors);
        var to = Read(nameof(Au), Au, 1, errors);
        if (errors.Count == 0 && from >= to)
        {
            errors[nameof(Au)] = "Cette date est avant la première : inversez-les.";
        }
        return (new JournalQuery(Act, Qui, from, to, Fiche, Avant), errors);
    }

    public string ToUrl(long? before = null) =>
        QueryHelpers.AddQueryString(Address, Fields()
            .Concat(before is null ? [] : [new KeyValuePair<string, string?>("avant", $"{before}")]));

    public string With(Action<JournalInput> change)
    {
        var copy = (JournalInput)MemberwiseClone();
        change(copy);
        return copy.ToUrl();
    }

    /// <summary>Everything but the place reached.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields()
    {
        (string Name, string? Value)[] fields = [("acte", Act?.ToString()), ("qui", Qui?.ToString(CultureInfo.InvariantCulture)),
            ("du", Du), ("au", Au), ("fiche", Fiche?.ToString(CultureInfo.InvariantCulture))];
        return fields.Where(field => !string.IsNullOrWhiteSpace(field.Value))
            .Select(field => new KeyValuePair<string, string?>(field.Name, field.Value));
    }

    private static DateTime? Read(string field, string? typed, int later, Dictionary<string, string> errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }
        if (French.TryMorningOf(typed, out var morning, later))
        {
            return morning;
        }
        errors[field] = "Écrivez un jour, comme 21/11/2026.";
        return null;
    }
}
