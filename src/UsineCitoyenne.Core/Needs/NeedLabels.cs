namespace UsineCitoyenne.Core.Needs;

/// <summary>What pages and mails call what is said of a need, in French.</summary>
public static class NeedLabels
{
    public static string Of(NeedState state) => state switch
    {
        NeedState.Pending => "À confirmer",
        NeedState.Open => "En cours",
        NeedState.Met => "Couvert",
        NeedState.Withdrawn => "Retiré",
        _ => "Expiré",
    };

    public static string Of(NeedPriority priority) => priority switch
    {
        NeedPriority.Urgent => "Urgente",
        NeedPriority.High => "Haute",
        _ => "Normale",
    };

    public static string Of(RequesterKind requester) => requester switch
    {
        RequesterKind.TownHall => "Mairie ou intercommunalité",
        RequesterKind.Hospital => "Hôpital ou maison de retraite",
        RequesterKind.School => "École ou crèche",
        RequesterKind.Association => "Association",
        RequesterKind.Shop => "Commerce ou entreprise",
        _ => "Autre",
    };
}
