namespace UsineCitoyenne.Core.Ledger.Products;

/// <summary>
/// The products that a new site starts with: the migration that makes their tables puts them in it. Their numbers differ from one database
/// to another, their keys do not: documents of the content tree name them.
/// </summary>
internal static class StarterProducts
{
    public static readonly Guid Cloth = new("5B0E7C8A-3C1B-4C55-9E63-0C5F6B7A1001");
    public static readonly Guid Elastic = new("5B0E7C8A-3C1B-4C55-9E63-0C5F6B7A1002");
    public static readonly Guid Mask = new("5B0E7C8A-3C1B-4C55-9E63-0C5F6B7A1003");
    public static readonly Guid Gown = new("5B0E7C8A-3C1B-4C55-9E63-0C5F6B7A1004");

    public static IReadOnlyList<StarterProduct> All { get; } =
    [
        new(Cloth, "Tissu", "cm", "cm de tissu", "cm de tissu", 1, [("En stock", StageWork.Received, "")], [], null),
        new(Elastic, "Élastique", "cm", "cm d’élastique", "cm d’élastique", 1, [("En stock", StageWork.Received, "")], [], null),
        new(Mask, "Masque à plis", "pièce", "masque", "masques", 10,
            [("Découpé", StageWork.Workshop, "Découper"), ("Cousu", StageWork.Home, "Coudre"),
                ("Stérilisé", StageWork.Workshop, "Laver et stériliser")],
            [(Cloth, 5), (Elastic, 36)],
            new("AFNOR SPEC S76-001", "https://www.afnor.org/actualites/coronavirus-masques-barrieres/", new DateOnly(2020, 4, 28),
            [
                "Trois plis de même hauteur, tournés vers le bas",
                "Aucune couture au milieu : ni devant le nez, ni devant la bouche",
                "Les deux brides tiennent quand on tire dessus",
                "Lavé à 60 °C pendant trente minutes au moins, puis séché entièrement",
                "Ni trou, ni fil qui dépasse, ni tache",
            ])),
        new(Gown, "Surblouse", "pièce", "surblouse", "surblouses", 1,
            [("Coupée", StageWork.Workshop, "Couper"), ("Assemblée", StageWork.Home, "Assembler"),
                ("Contrôlée", StageWork.Workshop, "Laver et contrôler")],
            [(Cloth, 250)],
            new("Patron commun des soignants", "", new DateOnly(2020, 4, 15),
            [
                "Manches longues, poignets serrés",
                "Se ferme dans le dos, sur toute la hauteur",
                "Coutures d’un bord à l’autre, sans point sauté",
            ])) { IsFeminine = true },
    ];
}

/// <param name="Recipe">Keys of what goes in, and how much in its unit for one piece.</param>
internal sealed record StarterProduct(
    Guid Key, string Name, string Unit, string Singular, string Plural, int KitSize,
    IReadOnlyList<(string Name, StageWork Work, string Act)> Stages, IReadOnlyList<(Guid Key, int Quantity)> Recipe,
    StarterSpecification? Specification)
{
    public bool IsFeminine { get; init; }
}

internal sealed record StarterSpecification(string Name, string Url, DateOnly PublishedOn, IReadOnlyList<string> Controls);
