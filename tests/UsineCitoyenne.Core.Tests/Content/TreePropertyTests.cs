using CsCheck;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Core.Tests.Content;

/// <summary>What holds after any acts in any order, by the nation and by an editor of one département.</summary>
public sealed class TreePropertyTests
{
    private static readonly string[] Names = ["Braderie", "Braderie", "Masques", "BRADÉRIE"];

    private static readonly Gen<List<(int Act, int Page, int Target, bool ByEditor)>> Acts =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 50], Gen.Int[0, 50], Gen.Bool).List[10, 30];

    [Fact]
    public void An_address_leads_to_one_page_and_an_editor_sees_what_is_below_her_start_only() =>
        Acts.Sample(Play, iter: 12, threads: 1);

    private static void Play(List<(int Act, int Page, int Target, bool ByEditor)> acts) => PlayAsync(acts).GetAwaiter().GetResult();

    private static async Task PlayAsync(List<(int Act, int Page, int Target, bool ByEditor)> acts)
    {
        await using var content = await ContentFixture.CreateAsync();
        var nation = await content.AddAsync("nationalHome", null, "Accueil");
        var start = await content.AddAsync("departementHome", nation, "agirlocal95");
        var other = await content.AddAsync("departementHome", nation, "agirlocal78");
        foreach (var home in (Guid[])[start, other])
        {
            await content.AddAsync("plainPage", await content.AddAsync("plainPage", home, "Liste"), "Braderie");
        }
        await content.Site.ReloadAsync();
        var editor = await content.EditorOfAsync(start);
        foreach (var (act, page, target, byEditor) in acts)
        {
            await using var db = content.Test.Database.Read();
            var rows = await db.Set<Document>().Where(row => row.Key != nation && row.Key != start).OrderBy(row => row.CreateDate)
                .ThenBy(row => row.Path).ToListAsync();
            try
            {
                await ActAsync(content, byEditor ? editor : Editor.System, act, rows[page % rows.Count].Key, rows[target % rows.Count]
                    .Key, Names[target % Names.Length]);
            }
            catch (Exception refusal) when (refusal is ContentException or EditorDeniedException)
            {
                // The rules say no: that, too, must leave everything as it should be.
            }
            // Her own home, every time: no act of hers may take it away.
            await Assert.ThrowsAsync<EditorDeniedException>(() => content.Get<TrashDocument>().RunAsync(editor, start));
            await RequireOneAddressEachAsync(content);
            await RequireOwnPartOnlyAsync(content, editor, (await content.RowAsync(start)).Path);
        }
    }

    private static async Task ActAsync(ContentFixture content, Editor by, int act, Guid page, Guid target, string name)
    {
        switch (act)
        {
            case 0:
                await content.Publish.RunAsync(
                    by, await content.Create.RunAsync(by, "plainPage", target, name, new Dictionary<string, string>()));
                break;
            case 1:
                await content.Publish.RunAsync(by, page);
                break;
            case 2:
                await content.Save.RunAsync(by, page, name, new Dictionary<string, string>());
                await content.Publish.RunAsync(by, page);
                break;
            case 3:
                await content.Get<MoveDocument>().RunAsync(by, page, target);
                break;
            case 4 or 5:
                await content.Get<TrashDocument>().RunAsync(by, page);
                break;
            case 6:
                await content.Get<RestoreDocument>().RunAsync(by, page);
                await content.Publish.RunAsync(by, page);
                break;
            case 7:
                await content.Get<RestoreDocument>().RunAsync(by, page, target);
                await content.Publish.RunAsync(by, page);
                break;
            case 8:
                await content.Publish.RunAsync(by, await content.Get<CopyDocument>().RunAsync(by, page, target, includeDescendants: true));
                break;
            default:
                await content.Unpublish.RunAsync(by, page);
                break;
        }
    }

    private static async Task RequireOneAddressEachAsync(ContentFixture content)
    {
        foreach (var document in content.Current.Documents)
        {
            Assert.Equal(document.Key, content.Current.ByUrl(document.Url)?.Key);
        }
        await using var db = content.Test.Database.Read();
        var rows = await db.Set<Document>().ToListAsync();
        Assert.Equal(
            rows.Where(row => row.OnlineSegment is not null).Select(row => row.Key).Order(),
            await db.Set<Document>().Where(row => row.OnlineSegment != null).Select(row => row.Key).OrderBy(key => key).ToListAsync());
    }

    private static async Task RequireOwnPartOnlyAsync(ContentFixture content, Editor editor, string start)
    {
        await using var db = content.Test.Database.Read();
        var reader = content.Get<DocumentReader>();
        foreach (var row in await db.Set<Document>().Select(row => new { row.Key, row.Path }).ToListAsync())
        {
            var denied = await Record.ExceptionAsync(() => reader.ByKeyAsync(editor, row.Key)) is EditorDeniedException;
            Assert.Equal(!row.Path.StartsWith(start, StringComparison.Ordinal), denied);
        }
        var seen = (await content.Get<DocumentBin>().RootAsync(editor, 0, 100)).Items
            .Concat((await content.Get<DocumentTree>().RootAsync(editor, 0, 100)).Items.Where(node => !node.NoAccess));
        Assert.All(seen, node => Assert.StartsWith(start, node.Path));
    }
}
