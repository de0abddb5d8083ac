using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class ReferenceTests
{
    private static readonly Guid Media = Guid.Parse("11111111-0000-4000-8000-000000000001");
    private static readonly Guid Page = Guid.Parse("22222222-0000-4000-8000-000000000002");

    public static TheoryData<string, NodeKind> Values => new()
    {
        { $$$"""[{"key":"{{{Guid.NewGuid()}}}","mediaKey":"{{{Media}}}","crops":[]}]""", NodeKind.Media },
        { $"umb://media/{Media:N},umb://media/{Guid.NewGuid():N}", NodeKind.Media },
        { $$$"""{"markup":"<p><img src=\"/media/a.jpg\" data-udi=\"umb://media/{{{Media:N}}}\"></p>","blocks":{}}""", NodeKind.Media },
        { $$$"""{"markup":"<a type=\"media\" href=\"/{localLink:{{{Media}}}}\">x</a>","blocks":{}}""", NodeKind.Media },
        { $"umb://document/{Page:N}", NodeKind.Document },
        { Page.ToString(), NodeKind.Document },
        { $$$"""[{"name":"x","type":"document","unique":"{{{Page}}}"}]""", NodeKind.Document },
        { $$$"""[{"udi":"umb://document/{{{Page:N}}}"}]""", NodeKind.Document },
        { $$$"""{"markup":"<a href=\"/{localLink:{{{Page}}}}\" type=\"document\">x</a>"}""", NodeKind.Document },
        { $$$"""{"contentData":[{"contentTypeKey":"{{{Guid.NewGuid()}}}","key":"{{{Guid.NewGuid()}}}","values":[{"alias":"text","value":"{\"markup\":\"<a href='/{localLink:{{{Page}}}}'>x</a>\"}"}]}]}""", NodeKind.Document },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Every_way_to_name_a_node_is_a_reference(string value, NodeKind kind)
    {
        await using var content = await ContentFixture.CreateAsync();
        var source = await content.Create.RunAsync(Editor.System, "plainPage", null, "Source", new Dictionary<string, string>
        { ["body"] = value });

        await using var db = content.Test.Database.Read();
        var target = kind == NodeKind.Media ? Media : Page;
        var row = await db.Set<NodeReference>().SingleAsync(row => row.TargetKey == target);
        Assert.Equal((source, "body", kind), (row.SourceKey, row.PropertyAlias, row.TargetKind));
        Assert.True(await db.Set<NodeReference>().CountAsync() <= 2);
    }

    [Fact]
    public async Task What_is_still_online_counts_until_it_is_published_away()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var target = await content.AddAsync("plainPage", home, "Cible");
        var source = await content.AddAsync("plainPage", home, "Source", new() { ["body"] = $"umb://document/{target:N}" });
        var references = content.Get<NodeReferences>();

        Assert.Equal("Source", Assert.Single((await references.ToAsync(Editor.System, NodeKind.Document, target, 0, 10)).Items).Name);
        Assert.Equal([target], (await references.BelowAsync(Editor.System, NodeKind.Document, home, 0, 10)).Items);
        Assert.Equal([target], (await references.AmongAsync(Editor.System, NodeKind.Document, [source, target], 0, 10)).Items);

        await content.Save.RunAsync(Editor.System, source, "Source", new Dictionary<string, string>());
        Assert.Equal(1, (await references.ToAsync(Editor.System, NodeKind.Document, target, 0, 10)).Total);
        await content.Publish.RunAsync(Editor.System, source);
        Assert.Equal(0, (await references.ToAsync(Editor.System, NodeKind.Document, target, 0, 10)).Total);
    }

    [Fact]
    public async Task The_bin_refers_to_nothing_and_drafts_of_others_keep_their_names()
    {
        await using var content = await ContentFixture.CreateAsync();
        var mine = await content.AddAsync("departementHome", null, "agirlocal95");
        var theirs = await content.AddAsync("departementHome", null, "agirlocal78");
        var source = await content.AddAsync("plainPage", theirs, "Projet secret", new() { ["body"] = $"umb://document/{mine:N}" },
            published: false);
        var (references, editor) = (content.Get<NodeReferences>(), await content.EditorOfAsync(mine));

        Assert.Equal(
            "Une page hors de votre espace", Assert.Single((await references.ToAsync(editor, NodeKind.Document, mine, 0, 10)).Items).Name);
        await EditingTests.DeniedAsync(() => references.ToAsync(editor, NodeKind.Document, theirs, 0, 10));
        await EditingTests.DeniedAsync(() => references.BelowAsync(editor, NodeKind.Document, theirs, 0, 10));

        await content.Get<TrashDocument>().RunAsync(Editor.System, source);
        Assert.Empty((await references.ToAsync(editor, NodeKind.Document, mine, 0, 10)).Items);
    }

    [Fact]
    public async Task The_table_is_made_again_when_a_migration_left_it_empty()
    {
        await using var content = await ContentFixture.CreateAsync();
        var target = await content.AddAsync("plainPage", null, "Cible");
        await content.AddAsync("plainPage", null, "Source", new() { ["body"] = $"umb://document/{target:N}" });
        await content.Test.Database.WriteAsync(async db =>
        {
            await db.Set<NodeReference>().ExecuteDeleteAsync();
            await db.Set<Document>().ExecuteUpdateAsync(row => row.SetProperty(document => document.FoldedName, ""));
            var folder = new ContentTypeDefinition(Guid.NewGuid(), "Folder", "Dossier", SchemaKind.MediaType);
            var item = MediaItem.Create(target, null, folder, 0, DateTime.UnixEpoch);
            item.Edit("Été", "{}", DateTime.UnixEpoch);
            db.Add(item);
            db.Entry(item).Property(row => row.FoldedName).CurrentValue = "";
        });

        await content.Get<DocumentBackfill>().RunAsync();

        Assert.Equal(1, (await content.Get<NodeReferences>().ToAsync(Editor.System, NodeKind.Document, target, 0, 10)).Total);
        Assert.Equal("cible", (await content.RowAsync(target)).FoldedName);
        await using var read = content.Test.Database.Read();
        Assert.Equal("ete", (await read.Set<MediaItem>().SingleAsync()).FoldedName);
    }
}
