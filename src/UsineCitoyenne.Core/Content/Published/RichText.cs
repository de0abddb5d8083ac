namespace UsineCitoyenne.Core.Content.Published;

/// <summary>A rich text is stored as JSON with its markup and blocks; an old one as bare markup.</summary>
internal static class RichText
{
    public static string MarkupOf(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "";
        }
        using var json = StoredJson.Parse(value);
        return json is null ? value : json.RootElement.TextOf("markup") ?? "";
    }
}
