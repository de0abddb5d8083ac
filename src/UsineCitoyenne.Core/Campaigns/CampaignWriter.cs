using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>The mail of a campaign for one person.</summary>
public sealed class CampaignWriter(TerritoryDirectory territories, Leadership leadership, PreferenceTokens tokens, CallDirectory calls,
    CallLinks callLinks, IOptions<SiteOptions> site)
{
    internal MailContent Write(MailCampaign campaign, CampaignRecipient to)
    {
        var commune = territories.Current.CurrentCommune(to.CommuneCode);
        var values = new Dictionary<string, string>
        {
            [Folding.Fold("prénom")] = to.FirstName,
            [Folding.Fold("commune")] = commune?.Name ?? "votre commune",
            [Folding.Fold("département")] = commune?.Departement?.Name ?? "votre département",
            [Folding.Fold("organisateur")] = Organiser(commune),
        };
        var body = new MailBody();
        foreach (var paragraph in CampaignText.Paragraphs(campaign.Body))
        {
            body.Prose(CampaignText.Fill(paragraph, values));
        }
        if (calls.Find(campaign.CallKey) is { IsOpen: true } call)
        {
            body.Button($"Je réponds à l’appel « {call.Name} »", to.Id == 0 ? site.Value.Absolute(call.Url)
                : callLinks.OfCampaign(to.Id, campaign.Id));
        }
        body.Paragraph(campaign.Signature);
        return new MailContent(
            to.Email, $"{to.FirstName} {to.LastName}", CampaignText.Fill(campaign.Subject, values), body,
            site.Value.Absolute(
                tokens.PathOf(new PreferenceLink(PreferenceSubject.Volunteer, to.Id, (byte)campaign.Purpose, campaign.Id))),
            campaign.Purpose == CampaignPurpose.Production ? "appels" : "nouvelles")
        {
            PictureUrl = to.IsMeasured ? site.Value.Absolute(CampaignOpenings.PathOf(tokens, campaign.Id, to.Id)) : null,
        };
    }

    // A name only where its holder agreed to be named in public.
    private string Organiser(Territory? commune)
    {
        var post = commune is null ? null : leadership.PostsOf(commune.Ref)
            .FirstOrDefault(post => post.Leads && (post.IsHeld || post.IsInterim));
        return post switch
        {
            { Names: [var name, ..] } => name,
            not null => $"la personne qui organise l’action {commune!.In}",
            null => $"l’équipe {commune?.Departement?.Of ?? "du site"}",
        };
    }
}

/// <param name="IsMeasured">Agreed that opening it be counted.</param>
internal sealed record CampaignRecipient(long Id, string FirstName, string LastName, string Email, string CommuneCode,
    bool IsMeasured = false);
