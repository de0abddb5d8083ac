using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>The scope and the view of a campaign as its row holds them.</summary>
internal static class CampaignScope
{
    public static string Write(ContactScope scope) => string.Join(' ', scope.Territories);

    public static string Write(ContactQuery query) => (query.Meant() with { Page = 1 }).ToJson();

    public static ContactScope ScopeOf(MailCampaign campaign) => new(campaign.AccountId, Territories(campaign));

    /// <summary>
    /// The people of a campaign as somebody else in charge of all of them reads them, who is whom the audit then names; null for others.
    /// </summary>
    public static ContactScope? ReadBy(this MailCampaign campaign, Responsable by, Gazetteer gazetteer) =>
        IsCoveredBy(campaign, by, gazetteer) ? new ContactScope(by.AccountId, Territories(campaign)) : null;

    public static ContactQuery ViewOf(MailCampaign campaign) => ContactQuery.FromJson(campaign.View);

    public static IReadOnlyList<TerritoryRef> Territories(MailCampaign campaign) =>
        [.. campaign.Scope.Split(' ').Select(text => TerritoryRef.TryParse(text, out var territory) ? territory
            : throw new FormatException("A campaign's scope cannot be read."))];

    public static bool Covers(this ContactScope scope, Gazetteer gazetteer, Territory? commune) => scope.IncludesNation
        || (commune is not null && scope.Territories.Any(territory => gazetteer.Contains(territory, commune)));

    /// <summary>True for its author and for who may let it go.</summary>
    public static bool IsReadableBy(this MailCampaign campaign, Responsable by, Gazetteer gazetteer) =>
        campaign.AccountId == by.AccountId || campaign.MayBeLetGoBy(by, gazetteer);

    /// <summary>True for who may write on all of it, and for an administrator while it waits for approval.</summary>
    public static bool MayBeLetGoBy(this MailCampaign campaign, Responsable by, Gazetteer gazetteer) => IsCoveredBy(campaign, by, gazetteer)
        || (campaign.State == CampaignState.AwaitingApproval && by.IsAdministrator);

    /// <summary>True for who may write on all of it: its author while in charge, and the same level or one above.</summary>
    public static bool IsCoveredBy(MailCampaign campaign, Responsable by, Gazetteer gazetteer) => by.Writes(gazetteer) is { } scope
        && Territories(campaign).All(territory => gazetteer.Upward(territory).Any(scope.Territories.Contains));
}
