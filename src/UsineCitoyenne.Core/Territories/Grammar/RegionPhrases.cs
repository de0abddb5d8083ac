namespace UsineCitoyenne.Core.Territories.Grammar;

/// <summary>How each région is said. Overseas collectivities are in <see cref="DepartementPhrases"/>: their code is the same.</summary>
internal static class RegionPhrases
{
    public static readonly Dictionary<string, Phrases> ByCode = new()
    {
        ["01"] = new("la Guadeloupe", "de la Guadeloupe", "en Guadeloupe"),
        ["02"] = new("la Martinique", "de la Martinique", "en Martinique"),
        ["03"] = new("la Guyane", "de la Guyane", "en Guyane"),
        ["04"] = new("La Réunion", "de La Réunion", "à La Réunion"),
        ["06"] = new("Mayotte", "de Mayotte", "à Mayotte"),
        ["11"] = new("l’Île-de-France", "d’Île-de-France", "en Île-de-France"),
        ["24"] = new("le Centre-Val de Loire", "du Centre-Val de Loire", "en Centre-Val de Loire"),
        ["27"] = new("la Bourgogne-Franche-Comté", "de Bourgogne-Franche-Comté", "en Bourgogne-Franche-Comté"),
        ["28"] = new("la Normandie", "de Normandie", "en Normandie"),
        ["32"] = new("les Hauts-de-France", "des Hauts-de-France", "dans les Hauts-de-France"),
        ["44"] = new("le Grand Est", "du Grand Est", "dans le Grand Est"),
        ["52"] = new("les Pays de la Loire", "des Pays de la Loire", "dans les Pays de la Loire"),
        ["53"] = new("la Bretagne", "de Bretagne", "en Bretagne"),
        ["75"] = new("la Nouvelle-Aquitaine", "de la Nouvelle-Aquitaine", "en Nouvelle-Aquitaine"),
        ["76"] = new("l’Occitanie", "d’Occitanie", "en Occitanie"),
        ["84"] = new("l’Auvergne-Rhône-Alpes", "d’Auvergne-Rhône-Alpes", "en Auvergne-Rhône-Alpes"),
        ["93"] = new("la Provence-Alpes-Côte d’Azur", "de Provence-Alpes-Côte d’Azur", "en Provence-Alpes-Côte d’Azur"),
        ["94"] = new("la Corse", "de Corse", "en Corse"),
    };
}
