using System.Collections.Concurrent;
using System.Globalization;

namespace UsineCitoyenne.Core.Territories;

/// <summary>Decides which commune a text means, or says why it cannot. It never guesses between two.</summary>
internal sealed class PlaceReader(Gazetteer gazetteer, PlaceNames names, PostcodeIndex postcodes)
{
    private const int MostChoices = 12;

    /// <summary>
    /// The longest official name has 45 letters; with its part, postcode and département around it there is room to spare.
    /// </summary>
    private const int Longest = 120;

    /// <summary>The names at a postcode, for what is misspelt: a file of a thousand lines has the same few.</summary>
    private readonly ConcurrentDictionary<string, PlaceNames> spelt = [];

    public PlaceAnswer Read(string? text, string? postcode, Territory? near)
    {
        if (text?.Length > Longest)
        {
            return PlaceAnswer.Refuse(PlaceRefusal.Unknown, "Ce n’est pas le nom d’une commune\u00A0: il est trop long.", []);
        }
        var query = PlaceQuery.Parse(text);
        var code = PlaceQuery.PostcodeOf(postcode) ?? query.Postcode;
        if (query.Words.Length == 0)
        {
            return code is null ? Refuse(text, PlaceRefusal.Missing, "Indiquez une commune : son nom ou son code postal.")
                : ByPostcode(code);
        }
        var called = Called(query);
        return code is null ? ByName(text, query, called, near) : ByBoth(text, query, called, code);
    }

    /// <summary>Every place that the words name, by themselves or with the arrondissement or département that follows them.</summary>
    public IReadOnlyList<Territory> Called(PlaceQuery query)
    {
        var found = names.Called(query.Words);
        if (Arrondissement(found, query) is { } part)
        {
            return [part];
        }
        if (query.Area is { } area)
        {
            return [.. found.Where(place => IsIn(place, area))];
        }
        return found.Count > 0 ? found : CalledIn(query.Words);
    }

    /// <summary>« Paris 11e », « LYON 03 », « Paris cedex 08 ».</summary>
    public Territory? Arrondissement(IReadOnlyList<Territory> found, PlaceQuery query)
    {
        var number = query.Arrondissement > 0 ? query.Arrondissement : int.TryParse(query.Area, CultureInfo.InvariantCulture, out var area)
            ? area : 0;
        var prefix = $"{query.Words}-{number}{(number == 1 ? "er" : "e")}-";
        return number > 0 && found is [{ Kind: TerritoryKind.Commune } city]
            ? gazetteer.PartsOf(city).FirstOrDefault(part => part.Slug.StartsWith(prefix, StringComparison.Ordinal))
            : null;
    }

    // « saint denis la reunion »: the last words name a département.
    private IReadOnlyList<Territory> CalledIn(string words)
    {
        for (var at = words.LastIndexOf('-'); at > 0; at = words.LastIndexOf('-', at - 1))
        {
            var departement = gazetteer.Departements.FirstOrDefault(
                place => PlaceNames.Compact(place.Slug) == PlaceNames.Compact(words[(at + 1)..]));
            if (departement is not null && names.Called(words[..at]).Where(place => place.Departement == departement)
                .ToList() is { Count: > 0 } found)
            {
                return found;
            }
        }
        return [];
    }

    private PlaceAnswer ByPostcode(string code)
    {
        var found = postcodes.Exactly(code).ToList();
        // A postcode of one arrondissement says more than the city that it is part of.
        var parts = found.Where(place => place.Kind == TerritoryKind.ArrondissementMunicipal).ToList();
        found = parts.Count > 0 ? parts : found;
        var whole = found.Count == 0 ? gazetteer.Departements.FirstOrDefault(place => place.Members.Length == 1
            && code.StartsWith(place.Code, StringComparison.Ordinal)) : null;
        return found.Count == 1 ? PlaceAnswer.Of(found[0])
            : whole is not null ? PlaceAnswer.Of(whole.Members[0])
            : found.Count == 0
            ? Refuse(code, PlaceRefusal.Unknown, $"Nous ne connaissons pas le code postal {code} : écrivez le nom de la commune.")
            : PlaceAnswer.Refuse(PlaceRefusal.Ambiguous, $"Le code postal {code} sert {found.Count} communes : choisissez la vôtre.",
                [.. found.OrderByDescending(place => place.Population)]);
    }

    private PlaceAnswer ByName(string? text, PlaceQuery query, IReadOnlyList<Territory> called, Territory? near)
    {
        var here = near is null || called.Count < 2 ? called : [.. called.Where(place => place.Departement == near.Departement)];
        return called.Count == 1 ? PlaceAnswer.Of(called[0])
            : here.Count == 1 ? PlaceAnswer.Of(here[0])
            : called.Count == 0 ? Refuse(text, PlaceRefusal.Unknown,
                $"Nous ne connaissons pas de commune « {Shown(text)} »{(query.Area is null ? "" : $" dans le {query.Area}")}.", near)
            : PlaceAnswer.Refuse(
                PlaceRefusal.Ambiguous, "Plusieurs communes portent ce nom : choisissez la vôtre, ou ajoutez le code postal.",
                [.. called.OrderByDescending(place => place.Population)]);
    }

    private PlaceAnswer ByBoth(string? text, PlaceQuery query, IReadOnlyList<Territory> called, string code)
    {
        var there = postcodes.Exactly(code).ToList();
        var named = called.Where(place => place.Postcodes.Contains(code)).ToList();
        if (named.Count == 1)
        {
            return PlaceAnswer.Of(named[0]);
        }
        if (named.Count > 1)
        {
            return PlaceAnswer.Refuse(PlaceRefusal.Ambiguous, "Plusieurs communes portent ce nom à ce code postal : choisissez la vôtre.",
                named);
        }
        if (called.Count == 0)
        {
            return Misspelt(text, query, there, code);
        }
        // A CEDEX code, or one that is new: the département says which of the homonyms.
        var departement = called.Where(place => place.Departement is { } home && IsIn(home, code)).ToList();
        return (there.Count == 0 || query.IsCedex) && departement.Count == 1
            ? PlaceAnswer.Of(departement[0])
            : PlaceAnswer.Refuse(
                PlaceRefusal.Contradiction, $"Le nom et le code postal se contredisent : {Name(called)} n’est pas au {code}.",
                [.. called.Concat(there).DistinctBy(place => place.Ref).Take(MostChoices)]);
    }

    private PlaceAnswer Misspelt(string? text, PlaceQuery query, List<Territory> there, string code)
    {
        var best = new BestMatches(2);
        spelt.GetOrAdd(code, _ => new PlaceNames([.. there.SelectMany(place => gazetteer.PartsOf(place).Prepend(place))]))
            .SearchNear(query.Words, best, 0);
        var alike = best.Take();
        var communes = there.Where(place => place.Kind == TerritoryKind.Commune).ToList();
        // A hamlet's name: its postcode has one commune, so there is nothing to choose.
        return alike.Count == 1 ? PlaceAnswer.Of(alike[0])
            : communes.Count == 1 ? PlaceAnswer.Of(communes[0])
            : communes.Count == 0
            ? Refuse(text, PlaceRefusal.Unknown, $"Nous ne connaissons ni « {Shown(text)} » ni le code postal {code}.")
            : PlaceAnswer.Refuse(PlaceRefusal.Ambiguous, $"Aucune commune « {Shown(text)} » au code postal {code} : choisissez la vôtre.",
                communes);
    }

    private PlaceAnswer Refuse(string? text, PlaceRefusal kind, string why, Territory? near = null) =>
        PlaceAnswer.Refuse(kind, why, () => gazetteer.Search(text, MostChoices, near));

    private static string Name(IReadOnlyList<Territory> called) => called[0].Commune?.Name ?? called[0].Name;

    private static string Shown(string? text) => text!.Trim() is { Length: > 40 } long_ ? long_[..40] + "…" : text.Trim();

    // 2A and 2B are written 20 in a postcode.
    private static bool IsIn(Territory place, string digits) => place.Departement is { } departement
        && (digits.StartsWith(departement.Code, StringComparison.OrdinalIgnoreCase)
            || (departement.Code is "2A" or "2B" && digits.StartsWith("20", StringComparison.Ordinal))
            || place.Postcodes.Any(postcode => digits.Length < 5 && digits.Length > 2
                && postcode.StartsWith(digits, StringComparison.Ordinal)));
}
