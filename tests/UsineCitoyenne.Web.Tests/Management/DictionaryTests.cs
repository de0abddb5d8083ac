using System.Text;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Testing;
using UsineCitoyenne.Umbraco.USync;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class DictionaryTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_changed_text_is_on_the_site_at_once_and_in_the_export()
    {
        var editor = await NationalAsync();
        var mission = Key("footer.mission");

        var saved = await editor.PutAsync($"/dictionary/{mission}", Body("footer.mission", "Des gens cousent, d’autres livrent."));

        Assert.Equal(200, saved.Status);
        Assert.Contains("Des gens cousent, d’autres livrent.", (await Site.Visit().GetAsync("/"))
            .Document.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory().FullName;
        await Site.Get<USyncExporter>().ExportAsync(Path.Combine(folder, "v17"));
        Assert.Contains("Des gens cousent, d’autres livrent.",
            await System.IO.File.ReadAllTextAsync(Path.Combine(folder, "v17", "Dictionary", "footer.mission.config"), Encoding.UTF8),
            StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Texts_are_created_renamed_with_what_is_below_moved_and_deleted()
    {
        var editor = await NationalAsync();
        var (parent, child) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(201, (await editor.PostAsync("/dictionary", Body("atelier", "Atelier", parent))).Status);
        Assert.Equal(201, (await editor.PostAsync("/dictionary", Body("atelier.titre", "Le titre", child, parent))).Status);
        Assert.Equal(400, (await editor.PostAsync("/dictionary", Body("Atelier", "Deux fois", Guid.NewGuid()))).Status);
        Assert.Equal(400, (await editor.PutAsync($"/dictionary/{parent}/move", new { target = new { id = child } })).Status);

        Assert.Equal(200, (await editor.PutAsync($"/dictionary/{parent}", Body("ouvroir", "Ouvroir"))).Status);

        var below = Assert.Single((await editor.JsonAsync($"/tree/dictionary/children?parentId={parent}"))["items"]!.AsArray())!;
        Assert.Equal(child.ToString(), (string)below["id"]!);
        Assert.Equal(["ouvroir", "atelier.titre"], (await editor.JsonAsync($"/tree/dictionary/ancestors?descendantId={child}")).AsArray()
            .Select(item => (string)item!["name"]!));
        Assert.Equal(1, (int)(await editor.JsonAsync("/dictionary?filter=ouvroir"))["total"]!);
        Assert.Equal(200, (await editor.PutAsync($"/dictionary/{child}/move", new { target = (object?)null })).Status);
        Assert.Equal(200, (await editor.DeleteAsync($"/dictionary/{parent}")).Status);
        Assert.Equal(404, (await editor.GetAsync($"/dictionary/{parent}")).Status);
        Assert.Equal("Le titre", (string)(await editor.JsonAsync($"/dictionary/{child}"))["translations"]![0]!["translation"]!);
    }

    [Fact]
    public async Task Texts_go_out_in_a_file_and_come_back_from_it()
    {
        var editor = await NationalAsync();
        var (parent, child) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(201, (await editor.PostAsync("/dictionary", Body("fil", "Le fil", parent))).Status);
        Assert.Equal(201, (await editor.PostAsync("/dictionary", Body("fil.bleu", "Bleu & <beau>", child, parent))).Status);
        var file = await editor.GetAsync($"/dictionary/{parent}/export?includeChildren=true");
        Assert.Equal(200, file.Status);
        Assert.Equal(200, (await editor.DeleteAsync($"/dictionary/{parent}")).Status);

        var (upload, sent) = await editor.UploadAsync("fil.udt", Encoding.UTF8.GetBytes(file.Text));
        Assert.Equal(201, sent.Status);
        Assert.Equal(201, (await editor.PostAsync("/dictionary/import", new { temporaryFile = new { id = upload } })).Status);

        Assert.Equal("Bleu & <beau>", (string)(await editor.JsonAsync($"/dictionary/{child}"))["translations"]![0]!["translation"]!);
        Assert.Equal(
            child.ToString(), (string)(await editor.JsonAsync($"/tree/dictionary/children?parentId={parent}"))["items"]![0]!["id"]!);
        // Texts of the site are no media.
        (upload, _) = await editor.UploadAsync("fil.udt", Encoding.UTF8.GetBytes(file.Text));
        Assert.Equal(400, (await editor.AddAsync(Guid.NewGuid(), File, null, "fil", upload)).Status);
    }

    private const string File = "4c52d8ab-54e6-40cd-999c-7a5f24903e4d";

    [Fact]
    public async Task An_editor_of_a_departement_has_no_hand_on_the_texts_of_all()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");
        var name = Key("site.name");

        Assert.Equal(403, (await editor.GetAsync("/tree/dictionary/root")).Status);
        Assert.Equal(403, (await editor.GetAsync($"/dictionary/{name}")).Status);
        Assert.Equal(403, (await editor.PutAsync($"/dictionary/{name}", Body("site.name", "Autre"))).Status);
        Assert.Equal(403, (await editor.DeleteAsync($"/dictionary/{name}")).Status);
        Assert.NotEqual("Autre", Site.Get<SiteContent>().Current.Schema.Phrase("site.name"));
    }

    private Task<BackofficeClient> NationalAsync() => BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.NationalEditors);

    private Guid Key(string alias) => Site.Get<SiteContent>()
        .Current.Schema.TryGet<DictionaryDefinition>(SchemaKind.Dictionary, alias, out var item)
        ? item.Key
        : throw new ArgumentException(alias);

    private static JsonObject Body(string name, string text, Guid? key = null, Guid? parent = null) => new()
    {
        ["id"] = key?.ToString(),
        ["parent"] = parent is { } above ? new JsonObject { ["id"] = above.ToString() } : null,
        ["name"] = name,
        ["translations"] = new JsonArray(new JsonObject { ["isoCode"] = "fr-FR", ["translation"] = text }),
    };
}
