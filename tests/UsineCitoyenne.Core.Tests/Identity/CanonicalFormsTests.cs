using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data.Upkeep;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Tests.Identity;

/// <summary>Rows as an older version wrote them.</summary>
public sealed class CanonicalFormsTests : SiteTest
{
    [Fact]
    public async Task Older_addresses_get_the_key_of_today_and_nothing_is_lost_where_two_rows_are_one_mailbox()
    {
        await OlderAsync("nom@exämple.fr", "0612345678");
        var first = await OlderAsync("deux@exämple.fr", "");
        await Site.ConfirmedAsync(CoreSite.Form("deux@xn--exmple-cua.fr"));
        var twice = await Site.Get<CanonicalForms>().AddressesAsync();
        Assert.Equal([$"Volunteer:{first}"], twice);
        Assert.Equal("nom@xn--exmple-cua.fr", (await Site.VolunteerAsync("nom@EXÄMPLE.fr")).EmailKey);
        Assert.Equal("deux@exämple.fr", (await Site.VolunteerAsync(first)).Email);
        Assert.Empty(await Site.Get<CanonicalForms>().AddressesAsync());
    }

    [Fact]
    public async Task Older_telephones_and_their_history_become_international_and_what_cannot_be_read_stays()
    {
        var numbers = new[] { "0612345678", "+330612345678", "612345678", "0690123456", "123456789012345" };
        var ids = new List<long>();
        foreach (var (index, number) in numbers.Index())
        {
            ids.Add(await OlderAsync($"v{index}@example.org", number));
        }
        await Site.Database.WriteAsync(db => Task.FromResult(db.Add(new VolunteerChange
        {
            VolunteerId = ids[0],
            EditId = Guid.NewGuid(),
            Field = ChangedField.Phone,
            Before = "0134251111",
            After = "0612345678",
            At = Site.Clock.Now,
        })));
        Assert.Equal((6, true), await Site.Get<CanonicalForms>().PhonesAsync());
        var kept = new List<string>();
        foreach (var id in ids)
        {
            kept.Add((await Site.VolunteerAsync(id)).Phone);
        }
        Assert.Equal(["+33612345678", "+33612345678", "+33612345678", "+590690123456", "123456789012345"], kept);
        await using var db = Site.Database.Read();
        var change = Assert.Single(db.Set<VolunteerChange>());
        Assert.Equal(("+33134251111", "+33612345678"), (change.Before, change.After));
        Assert.Equal((0, true), await Site.Get<CanonicalForms>().PhonesAsync());
    }

    [Fact]
    public async Task A_leaver_whose_domain_has_an_accent_is_recognised_in_either_spelling()
    {
        var leavers = Site.Get<Leavers>();
        await Site.Database.WriteAsync(db => leavers.AddAsync(db, "parti@exämple.fr"));
        await using var db = Site.Database.Read();
        Assert.Equal(["parti@xn--exmple-cua.fr"], await leavers.AmongAsync(
            db, [EmailAddress.Key("parti@exämple.fr"), EmailAddress.Key("autre@exämple.fr")]));
    }

    [Fact]
    public async Task One_mailbox_in_two_spellings_is_one_person()
    {
        var known = await Site.ConfirmedAsync(CoreSite.Form("nom@exämple.fr"));
        Assert.Empty(await Site.Get<SignUpService>()
            .SubmitAsync(CoreSite.Form("nom\u200b@XN--exmple-cua.fr") with { FirstName = "Autre" }));
        await using var db = Site.Database.Read();
        Assert.Equal(known.Id, Assert.Single(db.Set<Volunteer>()).Id);
    }

    [Fact]
    public async Task A_number_is_found_in_whatever_spelling()
    {
        var josette = await Site.ConfirmedAsync(CoreSite.Form() with { Phone = "+33 (0)6 12 34 56 78" });
        var scope = await Site.ScopeAsync("nation:FR");
        foreach (var text in new[] { "06 12 34 56 78", "6 12 34 56 78", "+33612345678", "0033 612 345 678", "0612", "34.56.78" })
        {
            Assert.Equal(
                josette.Id, Assert.Single((await Site.Get<ContactTable>().SearchAsync(scope, new ContactQuery { Text = text })).Rows).Id);
        }
    }

    private Task<long> OlderAsync(string email, string phone) => Site.Database.WriteAsync(async db =>
    {
        var volunteer = Volunteer.SignUp(new Volunteer.Details("Ancienne", "Fiche", phone, "95323", 1, 0, 0, ""), email, email,
            Guid.NewGuid(), Site.Clock.Now);
        db.Add(volunteer);
        await db.SaveChangesAsync();
        return volunteer.Id;
    });
}
