namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>What the table, its pages and its exports call a state, a freshness and an age, in French.</summary>
public static class ContactLabels
{
    public static string Of(Freshness freshness) => freshness switch
    {
        Freshness.Fresh => "Nouvelles récentes",
        Freshness.Asked => "Interrogé",
        Freshness.Reminded => "Relancé",
        Freshness.Faded => "Sans nouvelles",
        _ => "Archivé",
    };

    public static string Of(ContactAge age) => age switch
    {
        ContactAge.Week => "Depuis 7 jours",
        ContactAge.Month => "Il y a 8 à 30 jours",
        _ => "Avant",
    };

    public static string Of(VolunteerState state) => state switch
    {
        VolunteerState.Pending => "À confirmer",
        VolunteerState.Confirmed => "Confirmé",
        VolunteerState.Paused => "En pause",
        _ => "Retiré",
    };
}
