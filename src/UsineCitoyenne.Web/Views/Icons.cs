using Microsoft.AspNetCore.Html;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Web.Assets;

namespace UsineCitoyenne.Web.Views;

/// <summary>Drawings of the sprite. They decorate a text that says the same: assistive technologies skip them.</summary>
public static class Icons
{
    public static IHtmlContent Icon(this SiteAssets assets, string name, string css = "icon") =>
        new HtmlString(
            $"<svg{(css.Length > 0 ? $" class=\"{css}\"" : "")} aria-hidden=\"true\"><use "
        + $"href=\"{assets.Url("icons.svg")}#{name}\"/></svg>");

    /// <summary>For a profile of the starter list; a heart for those that administrators added.</summary>
    public static string OfProfile(string code) => code switch
    {
        "couture" => "machine",
        "decoupe" => "scissors",
        "transport" => "truck",
        "collecte" => "fabric",
        "sterilisation" => "spool",
        "organisation" => "people",
        "communication" => "megaphone",
        "informatique" => "edit",
        _ => "heart",
    };

    public static string BadgeOf(CommuneState state) => state switch
    {
        CommuneState.VolunteersPresent => "badge--ochre",
        CommuneState.Organised or CommuneState.Committed or CommuneState.Producing => "badge--sage",
        _ => "",
    };

    public static string BadgeOf(VolunteerState state) => state switch
    {
        VolunteerState.Pending => "badge--ochre",
        VolunteerState.Confirmed => "badge--sage",
        _ => "",
    };
}
