using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class SiteProvisionerTests
{
    private static readonly ProvisionedSite ValDOise = new("95", "agirlocal95", "Val-d’Oise", "du Val-d’Oise", "dans le Val-d’Oise");
    private static readonly ProvisionedSite Quoted = new("2A", "agirlocal2A", "Corse \"du Sud\" & <Cie>", "de la Corse", "en Corse");

    [Fact]
    public async Task A_territory_gets_a_copy_of_the_template_in_its_own_words()
    {
        await using var content = await ContentFixture.CreateAsync();
        await AddTemplateAsync(content);

        Assert.Equal(8, await content.Provisioner.RunAsync([ValDOise, Quoted]));
        await content.Site.ReloadAsync();

        var home = content.Current.Departement("95")!;
        Assert.Equal("/agirlocal95/", home.Url);
        Assert.Equal("Fabriquons dans le Val-d’Oise (95)", home.Text("summary"));
        Assert.Equal("<p>Les bénévoles du Val-d’Oise</p>", home.Html("body"));
        Assert.Equal("Tutoriels du Val-d’Oise", home.Children.Single(child => child.ContentType == "tutorialList").Name);
        Assert.Equal("<p>Les bénévoles de la Corse</p>", content.Current.Departement("2a")!.Html("body"));
        Assert.Equal("Corse \"du Sud\" & <Cie>", content.Current.Departement("2A")!.Text("heroTitle"));
        Assert.Equal("<p>Corse &quot;du Sud&quot; &amp; &lt;Cie&gt;</p>", content.Current.Departement("2A")!.Html("welcome"));
    }

    [Fact]
    public async Task The_model_call_stays_a_draft_and_the_template_itself_offline()
    {
        await using var content = await ContentFixture.CreateAsync();
        await AddTemplateAsync(content);
        await content.Provisioner.RunAsync([ValDOise]);
        await content.Site.ReloadAsync();

        Assert.Empty(content.Current.ByUrl("/agirlocal95/appels/")!.Children);
        Assert.Single(content.Current.Root!.Children);
        await using var db = content.Test.Database.Read();
        Assert.Equal(2, await db.Set<Document>().CountAsync(document => document.ContentType == "call" && !document.Published));
    }

    [Fact]
    public async Task A_second_run_does_nothing_and_leaves_the_work_of_editors_alone()
    {
        await using var content = await ContentFixture.CreateAsync();
        await AddTemplateAsync(content);
        await content.Provisioner.RunAsync([ValDOise, Quoted]);
        await content.Site.ReloadAsync();
        var edited = content.Current.Departement("95")!.Key;
        await content.Save.RunAsync(Editor.System, edited, "Notre Val-d’Oise", new Dictionary<string, string>
        { ["departementCode"] = "95" });
        var deleted = content.Current.Departement("2A")!;
        await content.Test.Database.WriteAsync(async db =>
        {
            foreach (var document in await db.Set<Document>().Where(row => row.Path.Contains(deleted.Key.ToString("N"))).ToListAsync())
            {
                db.Remove(document);
            }
        });
        var revision = await content.RevisionAsync();

        Assert.Equal(0, await content.Provisioner.RunAsync([ValDOise, Quoted]));

        Assert.Equal(revision, await content.RevisionAsync());
        Assert.Equal("Notre Val-d’Oise", (await content.RowAsync(edited)).Name);
        await using var db = content.Test.Database.Read();
        Assert.False(await db.Set<Document>().AnyAsync(document => document.Key == deleted.Key));
    }

    [Fact]
    public async Task A_page_added_to_the_template_later_is_added_where_its_parent_still_is()
    {
        await using var content = await ContentFixture.CreateAsync();
        var template = await AddTemplateAsync(content);
        await content.Provisioner.RunAsync([ValDOise, Quoted]);
        await content.Site.ReloadAsync();
        var trashed = content.Current.Departement("2A")!.Key;
        await content.Get<TrashDocument>().RunAsync(Editor.System, trashed);
        await content.AddAsync("faqList", template, "Questions {du-departement}", published: false);

        Assert.Equal(1, await content.Provisioner.RunAsync([ValDOise, Quoted]));
        await content.Site.ReloadAsync();
        Assert.Equal("Questions du Val-d’Oise", content.Current.ByUrl("/agirlocal95/questions-du-val-d-oise/")!.Name);
    }

    [Fact]
    public void Keys_are_the_same_on_every_machine() =>
        // RFC 9562, appendix A.4.
        Assert.Equal(
            Guid.Parse("2ed6657d-e927-568b-95e1-2665a8aea6a2"),
            DeterministicKey.Of(Guid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    private static async Task<Guid> AddTemplateAsync(ContentFixture content)
    {
        var home = await content.AddAsync("nationalHome", null, "Usine citoyenne");
        var template = await content.AddAsync(
            "departementHome", home, "agirlocal{code}",
            new()
            {
                ["departementCode"] = "",
                ["heroTitle"] = "{departement}",
                ["summary"] = "Fabriquons {dans-departement} ({code})",
                ["body"] = ContentFixture.Rich("<p>Les bénévoles {du-departement}</p>"),
                ["welcome"] = ContentFixture.Rich("<p>{departement}</p>"),
            },
            published: false);
        await content.AddAsync("tutorialList", template, "Tutoriels {du-departement}", published: false);
        var calls = await content.AddAsync("callList", template, "Appels", published: false);
        await content.AddAsync("call", calls, "Modèle d’appel à production", published: false);
        return template;
    }
}
