using System.Net.Http.Headers;
using System.Text;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.MySpace;

/// <summary>The screens of an import: what was typed stays, what is gone is told.</summary>
public sealed class ImportPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task What_is_typed_in_the_other_lines_stays_when_one_is_corrected()
    {
        var lead = await Site.SignInAsync("departement:95");
        var (one, two) = (NewAddress(), NewAddress());
        var path = await ImportAsync(
            lead, "prenom;nom;email;code postal;commune;profil\nLucie;Bobine;non;95000;Cergy;couture\n"
            + "Paul;Lin;non;95000;Cergy;couture\nZoé;Galon;non;95000;;couture\n");
        var page = await lead.GetAsync(path);
        Assert.NotNull(page.Document.QuerySelector("select[name='v[4-Insee]'] option[value='95500']"));

        var saved = await page.SubmitAsync("form[action*='Repair']", null, ("line", "2"), ("v[2-Email]", one), ("v[3-Email]", "paul@"),
            ("v[3-FirstName]", "Paulo"), ("v[4-Insee]", "95500"));
        Assert.Equal(200, saved.Status);
        Assert.Contains("La ligne 2 est corrigée.", saved.Text);
        Assert.Null(saved.Document.QuerySelector("[name='v[2-Email]']"));
        Assert.Equal(("paul@", "Paulo", "95500"), (ValueOf(saved, "v[3-Email]"), ValueOf(saved, "v[3-FirstName]"),
            saved.Document.QuerySelector("select[name='v[4-Insee]'] option[selected]")!.GetAttribute("value")));

        // The Enter key sends all that was changed: one goes in, the other keeps what was typed, beside its reason.
        var again = await saved.SubmitAsync("form[action*='Repair']", null, ("v[3-Email]", "paul@gmial"), ("v[4-Email]", two));
        Assert.Equal(422, again.Status);
        Assert.Equal("paul@gmial", ValueOf(again, "v[3-Email]"));
        Assert.NotNull(again.Document.QuerySelector("#reason-3[role=alert]"));
        Assert.Null(again.Document.QuerySelector("[name='v[4-Email]']"));
        Assert.Contains(
            "Aucune ligne n’a changé", (await (await lead.GetAsync(path)).SubmitAsync("form[action*='Repair']") is { Status: 302 } none
                ? await lead.FollowAsync(none) : throw new InvalidOperationException()).Text);
    }

    [Fact]
    public async Task A_file_that_was_erased_meanwhile_is_told_on_its_page()
    {
        var lead = await Site.SignInAsync("departement:95");
        var done = await ImportAsync(lead, "prenom;nom;email;code_insee;profil\nLucie;Bobine;non;95500;couture\n");
        var draft = (await SendAsync(lead, Encoding.UTF8.GetBytes("prenom;nom;email;code_insee\nLucie;Bobine;non;95500\n"))).Location!;
        foreach (var path in new[] { done, draft })
        {
            File.Delete(Path.Combine(Site.Test.Options.DataFolder, "imports", $"{path.TrimEnd('/').Split('/')[^1]}.bin"));
            var page = await lead.GetAsync(path);
            Assert.Equal(200, page.Status);
            Assert.Contains("Le fichier n’est plus là.", page.Text);
            Assert.Contains("contacts.csv", page.Text);
        }
        Assert.Contains("contacts.csv", (await lead.GetAsync("/mon-espace/contacts/importer/")).Text);
    }

    private static string? ValueOf(VisitedPage page, string name) => page.Document.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    private async Task<string> ImportAsync(Visitor lead, string list)
    {
        var sent = await SendAsync(lead, Encoding.UTF8.GetBytes(list));
        Assert.Equal(302, (await (await lead.FollowAsync(sent)).SubmitAsync("main form.stack", null, ("launch", "1"))).Status);
        await Site.Get<ImportQueueJob>().RunAsync();
        await Until.TrueAsync("the import is done", async () => (await lead.GetAsync(sent.Location!)).Header("Refresh").Length == 0);
        return sent.Location!;
    }

    private static async Task<VisitedPage> SendAsync(Visitor lead, byte[] content)
    {
        var start = await lead.GetAsync("/mon-espace/contacts/importer/");
        var token = start.Document.QuerySelector("main form[method=post] input[type=hidden]")!;
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var form = new MultipartFormDataContent { { new StringContent(token.GetAttribute("value")!), token.GetAttribute("name")! },
            { file, "file", "contacts.csv" } };
        return await lead.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/mon-espace/contacts/importer/") { Content = form });
    }
}
