using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Types;

/// <summary>The kinds of mandate that the program itself names.</summary>
public static class MandateAlias
{
    public const string Administrator = "administrateur-national";
    public const string CommuneOrganiser = "organisateur-communal";
    public const string EpciLead = "responsable-intercommunal";
    public const string DepartementLead = "chef-de-projet-departemental";
    public const string RegionLead = "responsable-regional";
    public const string NationLead = "responsable-national";
    public const string Deputy = "adjoint";

    /// <summary>Holds all of production and reads no contact.</summary>
    public const string ProductionAgent = "agent-production";

    /// <summary>The kind that leads a territory of this level on a new site.</summary>
    public static string LeadOf(TerritoryKind kind) => kind switch
    {
        TerritoryKind.Nation => NationLead,
        TerritoryKind.Region => RegionLead,
        TerritoryKind.Departement => DepartementLead,
        TerritoryKind.Epci => EpciLead,
        _ => CommuneOrganiser,
    };
}
