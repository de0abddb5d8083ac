using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Faults;

public sealed class DatabaseAwayTests
{
    private static readonly string[] Private =
        ["/mon-espace/", "/mon-espace/contacts/", "/mon-espace/fiche/", "/mon-espace/connexions/", "/mon-espace/journal/",
            "/connexion/lien/" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/"];

    [Fact]
    public async Task Without_its_database_the_site_reads_on_and_says_in_French_what_it_cannot_do_until_it_is_back()
    {
        await using var site = await TestSite.StartAsync();
        var organiser = await site.SignInAsync("departement:95");
        var editor = await BackofficeClient.SignInAsync(site, "redaction@example.org", UserGroupAliases.Administrators);
        // On their way they meet the address that signs out.
        var walkers = (Organiser: await site.SignInAsync("departement:78"),
            Editor: await BackofficeClient.SignInAsync(site, "promeneuse@example.org", UserGroupAliases.Administrators));
        var form = await site.Visit().GetAsync("/connexion/");
        var space = await organiser.GetAsync("/mon-espace/");

        await site.Test.TakeAwayAsync();
        foreach (var path in Private)
        {
            var page = await organiser.GetAsync(path);
            Assert.True(page.Status == 503, $"{path}: {page.Status}");
            Assert.Contains("Le site reprend son souffle", page.Text, StringComparison.Ordinal);
            Assert.Equal("30", page.Header("Retry-After"));
        }
        Assert.Equal(503, (await space.SubmitAsync("form[action*='SignOut']")).Status);
        Assert.Equal(503, (await editor.GetAsync("/user/current")).Status);
        Assert.Equal(503, (await site.Visit().GetAsync("/readyz")).Status);
        Assert.Equal(200, (await site.Visit().GetAsync("/")).Status);
        Assert.Equal(200, (await site.Visit().GetAsync("/agirlocal95/inscription/")).Status);
        await WalkAsync(site, walkers.Organiser, walkers.Organiser.GetAsync);
        await WalkAsync(site, walkers.Editor.Visitor, walkers.Editor.GetAsync);

        await site.Test.BringBackAsync();
        Assert.Equal(200, (await organiser.GetAsync("/mon-espace/contacts/")).Status);
        Assert.Equal(302, (await form.SubmitAsync("form.form", "", ("Email", "departement-95@example.org"))).Status);
        Assert.Equal(200, (await editor.GetAsync("/user/current")).Status);
    }

    private static async Task WalkAsync(TestSite site, Visitor visitor, Func<string, Task<VisitedPage>> get)
    {
        var harvest = await Harvest.OfAsync(site, visitor, get);
        var random = new Random(1);
        foreach (var path in harvest.Patterns.Select(pattern => harvest.Fill(pattern, random, odd: 0)))
        {
            var status = (await get(path)).Status;
            Assert.True(status is < 500 or 503, $"{path}: {status}");
        }
    }
}
