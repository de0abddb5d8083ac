using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Types;

/// <summary>
/// The kinds of mandate a new site starts with. The migration that makes the table puts them in it, because mandates given before have
/// to become one of them; administrators change them afterwards.
/// </summary>
internal static class StarterMandateTypes
{
    private const MandateRights Lead =
        MandateRights.ReadsContacts | MandateRights.WritesMails | MandateRights.Nominates | MandateRights.Produces;
    private const MandateFamily Project = MandateFamily.Project;
    private const MandateFamily Institutional = MandateFamily.Institutional;

    private static readonly (string Alias, string Name, MandateFamily Family, MandateRights Rights, int Months, TerritoryKind[] Levels)[
] List =
    [
        (MandateAlias.CommuneOrganiser, "Organisateur ou organisatrice de la commune", Project, Lead, 12, [TerritoryKind.Commune]),
        (MandateAlias.Deputy, "Adjoint ou adjointe", Project, MandateRights.None, 12,
            [TerritoryKind.Commune, TerritoryKind.Epci, TerritoryKind.Departement, TerritoryKind.Region, TerritoryKind.Nation]),
        ("contact-mairie", "Contact à la mairie", Institutional, MandateRights.None, 24, [TerritoryKind.Commune]),
        (MandateAlias.ProductionAgent, "Agent ou agente de la production", Institutional, MandateRights.Produces, 12,
            [TerritoryKind.Commune, TerritoryKind.Epci]),
        ("contact-dgs", "Contact à la direction générale des services", Institutional, MandateRights.None, 24,
            [TerritoryKind.Commune, TerritoryKind.Epci]),
        ("responsable-livraisons", "Responsable des livraisons", Project, MandateRights.None, 12,
            [TerritoryKind.Commune, TerritoryKind.Epci, TerritoryKind.Departement]),
        (MandateAlias.EpciLead, "Responsable de l’intercommunalité", Project, Lead, 12, [TerritoryKind.Epci]),
        (MandateAlias.DepartementLead, "Chef ou cheffe de projet du département", Project, Lead, 12, [TerritoryKind.Departement]),
        ("elu-referent-departemental", "Élu ou élue référente du département", Institutional, MandateRights.None, 24,
            [TerritoryKind.Departement]),
        (MandateAlias.RegionLead, "Responsable de la région", Project, Lead, 12, [TerritoryKind.Region]),
        (MandateAlias.NationLead, "Responsable national ou nationale", Project, Lead, 12, [TerritoryKind.Nation]),
        (MandateAlias.Administrator, "Administrateur ou administratrice du site", Project, MandateRights.Administers, 0,
            [TerritoryKind.Nation]),
    ];

    public static IEnumerable<MandateType> All => List.Select((type, index) => new MandateType
    {
        Alias = type.Alias,
        Name = type.Name,
        Family = type.Family,
        Levels = type.Levels.Aggregate(0, (bits, kind) => bits | MandateType.BitOf(kind)),
        Rights = type.Rights,
        TermMonths = type.Months,
        MissionSheet = StarterMissionSheets.Of(type.Alias),
        SortOrder = (index + 1) * 10,
        Active = true,
        IsDeputy = type.Alias == MandateAlias.Deputy,
    });
}
