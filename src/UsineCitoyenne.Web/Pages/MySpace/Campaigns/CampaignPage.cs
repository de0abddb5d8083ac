using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Campaigns;

/// <summary>What the pages of campaigns share: the text's fields and the words for a view.</summary>
public abstract class CampaignPage(ContactViewFormatter words, CallDirectory calls) : MySpacePage
{
    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public CampaignPurpose Purpose { get; set; }

    public IReadOnlyDictionary<string, string> Errors { get; protected set; } = new Dictionary<string, string>();

    public AudienceCount? Audience { get; protected set; }

    /// <summary>Key of the call that it is about; empty for none.</summary>
    [BindProperty]
    public string? Call { get; set; }

    /// <summary>Calls that it may be about.</summary>
    public IReadOnlyList<CallInfo> Calls => Responsable.Contacts is { } scope ? calls.Open(scope.Territories) : [];

    protected CampaignForm Form =>
        new(Subject, Body, Purpose) { Call = string.IsNullOrEmpty(Call) ? null : Guid.TryParse(Call, out var key) ? key : Guid.Empty };

    /// <summary>Whom it is written to, in words; null when nothing narrows it.</summary>
    public string? To { get; private set; }

    protected async Task DescribeAsync(ContactQuery view, CancellationToken cancel) => To = await words.DescribeAsync(view, cancel);
}

internal static class CampaignFormatter
{
    public static string Label(this CampaignState state) => state switch
    {
        CampaignState.Draft => "Brouillon",
        CampaignState.AwaitingApproval => "Attend un accord",
        CampaignState.Scheduled => "Programmé",
        CampaignState.Preparing => "En préparation",
        CampaignState.Sending => "En cours d’envoi",
        CampaignState.Paused => "En pause",
        CampaignState.Done => "Envoyé",
        _ => "Annulé",
    };

    public static string Badge(this CampaignState state) => state switch
    {
        CampaignState.Done => "badge--sage",
        CampaignState.Preparing or CampaignState.Sending or CampaignState.Scheduled => "badge--blue",
        CampaignState.AwaitingApproval or CampaignState.Paused => "badge--ochre",
        _ => "",
    };

    public static string Label(this CampaignPurpose purpose) =>
        purpose == CampaignPurpose.Production ? "Appel à fabriquer" : "Nouvelles de l’action";

    /// <summary>Why it cannot leave as asked; null when it can.</summary>
    public static string? Refusal(CampaignAnswer answer) => answer switch
    {
        CampaignAnswer.Nobody => "Personne ne recevrait ce message : aucune de ces personnes n’a accepté d’en recevoir.",
        CampaignAnswer.Past => "Cette date est passée. Choisissez un moment à venir, ou laissez vide pour envoyer tout de suite.",
        CampaignAnswer.TooFar => "Cette date est dans plus de deux ans : vérifiez l’année.",
        _ => null,
    };

    /// <summary>How the page announces the preview: as three people will read it, or as many as there are.</summary>
    public static string Announce(int reached) => reached switch
    {
        < 2 => "comme cette personne le lira",
        2 => "comme ces deux personnes le liront",
        _ => "comme trois personnes le liront",
    };

    public static string Shown(int samples) => samples switch
    {
        < 2 => "Une personne réelle de la liste vous est montrée",
        2 => "Deux personnes réelles de la liste vous sont montrées",
        _ => "Trois personnes réelles de la liste vous sont montrées",
    };

    /// <summary>Of the others, who will not receive it.</summary>
    public static string Unwilling(int inView, int reached) => inView switch
    {
        1 => "elle n’a pas accepté ce genre de message",
        _ when reached == 0 => "elles n’ont pas accepté ce genre de message",
        _ when inView - reached == 1 => "l’autre n’a pas accepté ce genre de message",
        _ => "les autres n’ont pas accepté ce genre de message",
    };

    public static string Recipients(int count) => French.Count(count, "personne le recevra", "personnes le recevront");
}
