using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>The index answers as a plain count over the rows would, over a few hundred people and every kind of narrowing.</summary>
public sealed class ContactIndexTests : SiteTest
{
    [Fact]
    public async Task The_index_agrees_with_counting_the_rows_one_by_one()
    {
        await Site.Get<DemoVolunteers>().AddAsync(600);
        var table = Site.Get<ContactTable>();
        var scope = await Site.ScopeAsync("region:11");
        var options = Site.Get<VolunteerOptions>();
        await using var db = Site.Database.Read();
        var people = db.Set<Volunteer>().ToList()
            .Where(row => Site.Gazetteer.CurrentCommune(row.CommuneCode)!.Region!.Code == "11" && ContactTable.Shows(row.State)).ToList();
        foreach (var profile in options.Of(OptionList.Profile))
        {
            foreach (var availability in options.Of(OptionList.Availability))
            {
                var query = new ContactQuery
                {
                    Profiles = profile.Mask,
                    Availability = availability.Mask,
                    States = [VolunteerState.Confirmed],
                    PageSize = 200
                };
                var page = await table.SearchAsync(scope, query);
                var expected = people.Where(row => row.State == VolunteerState.Confirmed
                    && (row.Profiles & profile.Mask) != 0 && (row.Availability & availability.Mask) != 0).ToList();
                Assert.Equal(expected.Select(row => row.Id).Order(), page.Rows.Select(row => row.Id).Order());
                Assert.Equal(
                    people.Count(row => row.State == VolunteerState.Paused && (row.Profiles & profile.Mask) != 0
                        && (row.Availability & availability.Mask) != 0),
                    page.Facets["etat"].SingleOrDefault(facet => facet.Value == "Paused")?.Count ?? 0);
            }
        }
    }

    [Fact]
    public async Task Text_found_by_the_arena_is_text_that_the_rows_hold()
    {
        await Site.Get<DemoVolunteers>().AddAsync(600);
        await using var db = Site.Database.Read();
        var people = db.Set<Volunteer>().ToList().Where(row => ContactTable.Shows(row.State)).ToList();
        var table = Site.Get<ContactTable>();
        var scope = await Site.ScopeAsync("nation:FR");
        foreach (var word in new[] { "marie", "tisserand", "cerf", "0639981", "kits" })
        {
            var found = await table.SearchAsync(scope, new ContactQuery { Text = word, PageSize = 200 });
            var expected = people.Count(row => Core.Text.Folding.Fold($"{row.LastName} {row.FirstName} {row.Note}")
                .Contains(word, StringComparison.Ordinal)
                || row.Phone.Replace("+33", "0", StringComparison.Ordinal).Contains(word, StringComparison.Ordinal)
                || row.Email.Contains(word, StringComparison.Ordinal));
            Assert.Equal(expected, found.Total);
        }
    }
}
