namespace UsineCitoyenne.Core.Volunteers;

/// <summary>What pages and exports call a person's state and freshness, in French.</summary>
public static class VolunteerLabels
{
    public static string Of(Freshness freshness) => freshness switch
    {
        Freshness.Fresh => "Nouvelles récentes",
        Freshness.Asked => "Interrogé",
        Freshness.Reminded => "Relancé",
        Freshness.Faded => "Sans nouvelles",
        _ => "Archivé",
    };

    public static string Of(VolunteerState state) => state switch
    {
        VolunteerState.Pending => "À confirmer",
        VolunteerState.Confirmed => "Confirmé",
        VolunteerState.Paused => "En pause",
        _ => "Retiré",
    };
}
