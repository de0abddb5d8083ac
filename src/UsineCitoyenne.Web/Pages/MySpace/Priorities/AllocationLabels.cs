using UsineCitoyenne.Core.Needs;

namespace UsineCitoyenne.Web.Pages.MySpace.Priorities;

/// <summary>Where an allocation stands, in French.</summary>
public static class AllocationLabels
{
    public static string Of(AllocationState state) => state switch
    {
        AllocationState.Draft => "Proposition",
        AllocationState.Accepted => "Accepté",
        _ => "Exécuté",
    };

    public static string BadgeOf(AllocationState state) => state switch
    {
        AllocationState.Draft => "badge--ochre",
        AllocationState.Accepted => "badge--blue",
        _ => "badge--sage",
    };
}
