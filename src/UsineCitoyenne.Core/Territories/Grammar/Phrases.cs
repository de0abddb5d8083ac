namespace UsineCitoyenne.Core.Territories.Grammar;

/// <summary>A territory's name in a French sentence: « le Val-d’Oise », « du Val-d’Oise », « dans le Val-d’Oise ».</summary>
internal sealed record Phrases(string WithArticle, string Genitive, string Locative)
{
    private static readonly Phrases Nation = new("la France", "de la France", "en France");

    public static Phrases Of(Territory territory) => territory.Kind switch
    {
        TerritoryKind.Nation => Nation,
        TerritoryKind.Region => RegionPhrases.ByCode.GetValueOrDefault(territory.Code)
            ?? DepartementPhrases.ByCode.GetValueOrDefault(territory.Code) ?? FromLiaison(territory),
        TerritoryKind.Departement => DepartementPhrases.ByCode.GetValueOrDefault(territory.Code) ?? FromLiaison(territory),
        TerritoryKind.Epci => OfEpci(territory.Name),
        _ => OfCommune(territory),
    };

    // A région or département of an edition to come: Insee's TNCC gives the article.
    private static Phrases FromLiaison(Territory territory)
    {
        var name = territory.Name;
        return territory.Liaison switch
        {
            1 => new($"l’{name}", $"d’{name}", $"en {name}"),
            2 => new($"le {name}", $"du {name}", $"dans le {name}"),
            3 => new($"la {name}", $"de la {name}", $"en {name}"),
            4 => new($"les {name}", $"des {name}", $"dans les {name}"),
            5 => new($"l’{name}", $"de l’{name}", $"dans l’{name}"),
            _ => new(name, $"de {name}", $"à {name}"),
        };
    }

    // The article of a commune's name is part of the name: « Le Havre » becomes « du Havre », « La Rochelle » stays.
    private static Phrases OfCommune(Territory commune)
    {
        var name = commune.Name;
        if (name.StartsWith("Le ", StringComparison.Ordinal))
        {
            return new(name, $"du {name[3..]}", $"au {name[3..]}");
        }
        if (name.StartsWith("Les ", StringComparison.Ordinal))
        {
            return new(name, $"des {name[4..]}", $"aux {name[4..]}");
        }
        return new(name, commune.Liaison == 1 ? $"d’{name}" : $"de {name}", $"à {name}");
    }

    private static Phrases OfEpci(string name)
    {
        if (name.StartsWith("CC ", StringComparison.Ordinal) || name.StartsWith("CA ", StringComparison.Ordinal)
            || name.StartsWith("CU ", StringComparison.Ordinal) || name.StartsWith("Métropole ", StringComparison.Ordinal))
        {
            return new($"la {name}", $"de la {name}", $"dans la {name}");
        }
        if (name.StartsWith("Eurométropole ", StringComparison.Ordinal))
        {
            return new($"l’{name}", $"de l’{name}", $"dans l’{name}");
        }
        return new(name, "AEÉIOU".Contains(name[0]) ? $"d’{name}" : $"de {name}", $"à {name}");
    }
}
