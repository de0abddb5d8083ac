using UsineCitoyenne.Core.Needs;

namespace UsineCitoyenne.Web.Pages.Needs;

/// <summary>Colours of what is said of a need.</summary>
public static class NeedBadge
{
    public static string Of(NeedState state) => state switch
    {
        NeedState.Open => "badge--blue",
        NeedState.Met => "badge--sage",
        NeedState.Pending => "badge--ochre",
        _ => "",
    };

    public static string Of(NeedPriority priority) => priority switch
    {
        NeedPriority.Urgent => "badge--thread",
        NeedPriority.High => "badge--ochre",
        _ => "",
    };
}
