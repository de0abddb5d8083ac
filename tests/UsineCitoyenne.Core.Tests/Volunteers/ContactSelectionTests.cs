using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Bulk;
using UsineCitoyenne.Core.Contacts.Paper;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Tests.Mandates;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>Who is ticked is who it is about, in every act of the table; nobody ticked is nobody.</summary>
public sealed class ContactSelectionTests : SiteTest
{
    private ContactTable Table => Site.Get<ContactTable>();

    [Fact]
    public async Task Every_act_is_on_the_ticked_people_alone()
    {
        var people = await PeopleAsync("une@example.org", "deux@example.org", "trois@example.org");
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var ticked = new ContactQuery { Text = "ourlet", People = [people[1]] };
        Assert.Equal([people[1]], await ExportedAsync(lead.Contacts!, ticked));
        Assert.Equal(1, await Table.CountAsync(lead.Contacts!, ticked));
        Assert.Single((await Site.Get<PaperLists>().PrepareAsync(lead.Contacts!, ticked))!.SelectMany(commune => commune.Lines));
        Assert.Equal(1, (await Site.Get<CampaignService>().CountAsync(lead, ticked, CampaignPurpose.News)).Reached);
        var (act, _) = await Site.Get<ContactBulk>().ProposeAsync(lead.Contacts!, BulkKind.Pause, "", ticked);
        Assert.Equal(1, (await Site.Get<ContactBulk>().OpenAsync(lead.Contacts!, act))!.Total);
        // The table still shows its view, for other lines to be ticked.
        Assert.Equal(3, (await Table.SearchAsync(lead.Contacts!, ticked with { People = null })).Total);
    }

    [Fact]
    public void Whom_an_act_is_about_has_to_be_said_and_said_once()
    {
        var view = new ContactQuery { Communes = ["95500"] };
        Assert.Equal((view, null), ContactAim.Read(view, ["vue"], []));
        var (picked, wrong) = ContactAim.Read(view, ["ids"], ["4", "moi", "4", "7"]);
        Assert.Null(wrong);
        Assert.Equal([4L, 7L], picked.People);
        foreach (var (said, ids) in new (string[], string[])[]
        {
            ([], []), ([], ["4"]), (["ids"], []), (["ids"], ["moi"]), (["ids"], ["-4"]), (["vue"], ["4"]), (["vue"], ["moi"]),
                (["vue", "ids"], ["4"]), (["ids", "ids"], ["4"]), (["VUE"], []), (["toute"], []),
        })
        {
            var (nobody, told) = ContactAim.Read(view, said, ids);
            Assert.Equal(ContactAim.Unsaid, told);
            Assert.Empty(nobody.People!);
        }
    }

    [Fact]
    public async Task Nobody_ticked_or_only_strangers_is_nobody_and_never_everybody()
    {
        await PeopleAsync("une@example.org");
        var stranger = (await Site.ConfirmedAsync(CoreSite.Form("ain@example.org", "01053") with { AcceptsNews = true })).Id;
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        foreach (var nobody in new ContactQuery[] { new() { People = [] }, new() { People = [stranger] },
            new() { People = [987_654_321] } })
        {
            Assert.Equal(0, await Table.CountAsync(lead.Contacts!, nobody));
            Assert.Empty(await ExportedAsync(lead.Contacts!, nobody));
            Assert.Empty((await Site.Get<PaperLists>().PrepareAsync(lead.Contacts!, nobody))!);
            Assert.Equal(0, (await Site.Get<CampaignService>().CountAsync(lead, nobody, CampaignPurpose.News)).Reached);
            Assert.Equal(ContactAim.Unsaid, (await Site.Get<ContactBulk>().ProposeAsync(lead.Contacts!, BulkKind.Pause, "", nobody)).Wrong);
        }
        var form = new CampaignForm("Samedi", "Bonjour", CampaignPurpose.News);
        Assert.Contains("People", (await Site.Get<CampaignService>().DraftAsync(lead, new ContactQuery { People = [] }, form)).Errors);
        var (draft, _) = await Site.Get<CampaignService>().DraftAsync(lead, new ContactQuery { People = [stranger] }, form);
        Assert.Equal(CampaignAnswer.Nobody, await Site.Get<CampaignService>().SubmitAsync(lead, draft!.Value, null));
    }

    [Fact]
    public async Task Filters_that_chose_what_was_shown_no_longer_count_for_who_was_ticked_in_it()
    {
        var people = await PeopleAsync("une@example.org", "deux@example.org");
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var (draft, _) = await Site.Get<CampaignService>().DraftAsync(
            lead, new ContactQuery { Ages = [ContactAge.Week], People = [people[0]] },
            new CampaignForm("Samedi", "Bonjour", CampaignPurpose.News));
        Site.Clock.Advance(TimeSpan.FromDays(10));
        lead = await Site.ReadAgainAsync(lead.AccountId);
        Assert.Equal(1, (await Site.Get<CampaignService>().CountAsync(lead, draft!.Value))!.Reached);
        Assert.Equal("La personne cochée", await Site.Get<ContactViewFormatter>()
            .DescribeAsync((await Site.Get<CampaignService>().OpenAsync(lead, draft.Value))!.View));
    }

    private async Task<List<long>> PeopleAsync(params string[] emails)
    {
        var people = new List<long>();
        foreach (var email in emails)
        {
            people.Add((await Site.ConfirmedAsync(CoreSite.Form(email) with { AcceptsNews = true })).Id);
        }
        return people;
    }

    private async Task<List<long>> ExportedAsync(ContactScope scope, ContactQuery query)
    {
        var found = new List<long>();
        await foreach (var row in Table.ExportAsync(scope, query))
        {
            found.Add(row.Id);
        }
        return found;
    }
}
