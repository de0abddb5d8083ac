using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Views;

/// <summary>A one-line text field, or a longer one. Drawn by <c>_TextField</c>.</summary>
/// <param name="Id">What the error summary links to.</param>
/// <param name="Name">What the form posts.</param>
public sealed record TextField(string Id, string Name, string Label, string? Value)
{
    public string Type { get; init; } = "text";

    public string? Hint { get; init; }

    public string? Error { get; init; }

    public string? AutoComplete { get; init; }

    public string? InputMode { get; init; }

    public bool Optional { get; init; }

    public bool Long { get; init; }

    public int? MaximumLength { get; init; }

    public string? DescribedBy => Descriptions(Id, Hint, Error);

    /// <summary>Value of <c>aria-describedby</c>; null leaves the attribute out.</summary>
    internal static string? Descriptions(string id, string? hint, string? error) =>
        string.Join(' ', new[] { hint is null ? null : id + "-hint", error is null ? null : id + "-error" }.OfType<string>())
            is { Length: > 0 } ids ? ids : null;
}

/// <summary>A field that finds a commune while typing, or by a button without JavaScript. Drawn by <c>_CommuneField</c>.</summary>
public sealed record CommuneField(string Id, string Name, string Label, string? Value)
{
    /// <summary>Name of the hidden field with the INSEE code; null where the text is enough.</summary>
    public string? CodeName { get; init; }

    public string? Code { get; init; }

    public string? Hint { get; init; }

    public string? Error { get; init; }

    /// <summary>Choosing opens the commune's page.</summary>
    public bool Opens { get; init; }

    public bool Optional { get; init; }

    /// <summary>To pick from, when what was typed means several.</summary>
    public IReadOnlyList<Territory> Choices { get; init; } = [];

    /// <summary>Shows « Trouver ma commune » to browsers without JavaScript.</summary>
    public bool CanFind { get; init; }

    public string? DescribedBy => TextField.Descriptions(Id, Hint, Error);
}

/// <summary>What is wrong in a form, each sentence leading to its field.</summary>
public sealed record ErrorSummary(IReadOnlyDictionary<string, string> Errors, string? FormError)
{
    private static readonly string[] VolunteerForm = ["Profiles", "FirstName", "LastName", "Email", "Phone", "CommuneCode", "Note"];

    /// <summary>The fields in the order of the page; those of the sign-up unless told.</summary>
    public IReadOnlyList<string> Order { get; init; } = VolunteerForm;

    /// <summary>As the fields follow one another on the page; those after the list stay as they come.</summary>
    public IEnumerable<KeyValuePair<string, string>> InOrder =>
        Errors.OrderBy(error => Order.TakeWhile(name => name != error.Key).Count());

    public bool IsEmpty => Errors.Count == 0 && string.IsNullOrEmpty(FormError);

    /// <summary>The commune's code is hidden: its field is the one above.</summary>
    public static string IdOf(string field) => field == "CommuneCode" ? "Commune" : field;
}

/// <param name="Url">Address of a page, from 1.</param>
public sealed record Pager(int Page, int Count, Func<int, string> Url)
{
    /// <summary>The first, the last and those around; null for a gap.</summary>
    public IEnumerable<int?> Pages
    {
        get
        {
            var previous = 0;
            for (var page = 1; page <= Count; page++)
            {
                if (page == 1 || page == Count || Math.Abs(page - Page) <= 1)
                {
                    if (page - previous > 1)
                    {
                        yield return null;
                    }
                    yield return page;
                    previous = page;
                }
            }
        }
    }
}

/// <summary>The band that closes a page.</summary>
public sealed record Invitation(string Title, string Text, string Url);

/// <summary>A page or a list with nothing yet, and what to do then.</summary>
public sealed record EmptyState(string Title, string Text, string? ActionLabel = null, string? ActionUrl = null);
