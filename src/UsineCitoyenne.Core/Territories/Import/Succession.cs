namespace UsineCitoyenne.Core.Territories.Import;

/// <summary>Which commune of an edition stands for a code that may be old, delegated, associated or an arrondissement.</summary>
internal sealed class Succession
{
    private readonly HashSet<string> communes;
    private readonly Dictionary<string, string> communeOfPart = [];
    private readonly Dictionary<string, string> links;

    /// <param name="known">Old code → newer code, from the editions before.</param>
    public Succession(EditionFile edition, IEnumerable<TerritoryAlias> known)
    {
        communes = [.. edition.Communes.Select(commune => commune.Code)];
        links = known.ToDictionary(alias => alias.OldCode, alias => alias.CurrentCode);
        foreach (var part in edition.Arrondissements.Concat(edition.Deleguees).Concat(edition.Associees))
        {
            communeOfPart[part.Code] = part.Commune;
        }
        foreach (var commune in edition.Communes)
        {
            foreach (var oldCode in commune.OldCodes ?? [])
            {
                links[oldCode] = commune.Code;
            }
        }
    }

    /// <summary>A part that the edition dropped still leads to the commune it was part of.</summary>
    public void Link(string code, string newerCode) => links.TryAdd(code, newerCode);

    /// <summary>The commune of the edition, or null where nothing says.</summary>
    public string? CommuneFor(string code)
    {
        // As many steps as there can be editions; two codes that name each other must not turn for ever.
        for (var steps = 0; steps < 50; steps++)
        {
            if (communes.Contains(code))
            {
                return code;
            }
            if (!communeOfPart.TryGetValue(code, out var next) && !links.TryGetValue(code, out next))
            {
                return null;
            }
            code = next;
        }
        return null;
    }

    /// <summary>Every old code with the commune that stands for it now; those that lead nowhere are left out.</summary>
    public IEnumerable<TerritoryAlias> Aliases() => links.Keys
        .Where(code => !communes.Contains(code))
        .Select(code => (code, Commune: CommuneFor(code)))
        .Where(pair => pair.Commune is not null)
        .Select(pair => new TerritoryAlias { OldCode = pair.code, CurrentCode = pair.Commune! });
}
