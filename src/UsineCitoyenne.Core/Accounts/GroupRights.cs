namespace UsineCitoyenne.Core.Accounts;

/// <summary>What one group gives.</summary>
/// <param name="ByDocument">Rights set on a document, which hold for everything below it until set again.</param>
internal sealed record GroupRights(
    Guid Key, string Alias, IReadOnlySet<string> Sections, IReadOnlySet<string> Verbs,
    IReadOnlyDictionary<Guid, IReadOnlySet<string>> ByDocument)
{
    public static GroupRights Everything { get; } = new(
        Guid.Empty, UserGroupAliases.System, new HashSet<string>(), DocumentVerbs.All.ToHashSet(),
        new Dictionary<Guid, IReadOnlySet<string>>());

    public IReadOnlySet<string> VerbsAt(string path)
    {
        if (ByDocument.Count == 0)
        {
            return Verbs;
        }
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (Guid.TryParseExact(step, "N", out var key) && ByDocument.TryGetValue(key, out var verbs))
            {
                return verbs;
            }
        }
        return Verbs;
    }
}
