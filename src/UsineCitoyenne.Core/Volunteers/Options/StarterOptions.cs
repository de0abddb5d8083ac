namespace UsineCitoyenne.Core.Volunteers.Options;

/// <summary>The lists a new site starts with. Administrators change them afterwards: this file is read once.</summary>
internal static class StarterOptions
{
    public static IEnumerable<VolunteerOption> Create() =>
    [
        .. List(OptionList.Profile,
            ("couture", "Couture", "Coudre à la main ou à la machine"),
            ("decoupe", "Découpe", "Tailler le tissu, préparer des kits"),
            ("transport", "Transport", "Porter le matériel d’un foyer à l’autre"),
            ("collecte", "Collecte", "Réunir tissu, élastiques et fournitures"),
            ("sterilisation", "Lavage et stérilisation", "Laver, repasser, mettre sous pli"),
            ("organisation", "Organisation", "Coordonner les bénévoles de la commune"),
            ("communication", "Communication", "Affiches, réseaux, contacts avec la presse"),
            ("informatique", "Informatique", "Aider aux fichiers, aux pages et aux formulaires")),
        .. List(OptionList.Availability,
            ("semaine", "En journée, la semaine", ""),
            ("soir", "Le soir", ""),
            ("week-end", "Le week-end", ""),
            ("urgence", "Au pied levé", "Un appel la veille me suffit")),
        .. List(OptionList.Equipment,
            ("machine-a-coudre", "Machine à coudre", ""),
            ("surjeteuse", "Surjeteuse", ""),
            ("fer-a-repasser", "Fer à repasser", ""),
            ("tissu", "Tissu ou fournitures à donner", ""),
            ("voiture", "Voiture", ""),
            ("local", "Local ou grande table", ""),
            ("imprimante", "Imprimante", "")),
    ];

    private static IEnumerable<VolunteerOption> List(OptionList list, params (string Code, string Label, string Hint)[] options) =>
        options.Select((option, index) => new VolunteerOption
        {
            List = list,
            Code = option.Code,
            Label = option.Label,
            Hint = option.Hint,
            Bit = index,
            SortOrder = index,
        });
}
