using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Content;

/// <summary>All that editors do to a small site, in an order that a number decides. What the rules refuse counts as an act too.</summary>
internal sealed class RandomActs
{
    private static readonly string[] Names = ["Masques", "Blouses", "Visières", "Charlottes", "Surblouses", "Tabliers"];
    private static readonly Guid Home = Guid.NewGuid();
    private static readonly Guid Text = Guid.NewGuid();
    private readonly List<Guid> media = [];
    private List<Document> rows = [];
    private List<MediaItem> pictures = [];
    private List<Guid> closed = [];
    private readonly ContentFixture content;
    private readonly Random random;
    private readonly (string Name, Func<Task> Run)[] acts;

    private RandomActs(ContentFixture content, int seed)
    {
        this.content = content;
        random = new Random(seed);
        acts =
        [
            ("create and publish", CreateAsync), ("create and publish", CreateAsync), ("create and publish", CreateAsync),
            ("rename and publish", RenameAsync), ("rename and publish", RenameAsync),
            ("publish", () => content.Publish.RunAsync(Editor.System, Draft)),
            ("publish", () => content.Publish.RunAsync(Editor.System, Draft)),
            ("publish with all below", () => content.Get<PublishDescendants>().RunAsync(Editor.System, Page, true)),
            ("unpublish", () => content.Unpublish.RunAsync(Editor.System, Page)),
            ("move", () => content.Get<MoveDocument>().RunAsync(Editor.System, Page, Page)),
            ("move", () => content.Get<MoveDocument>().RunAsync(Editor.System, Page, random.Next(5) == 0 ? null : Page)),
            ("sort", SortAsync),
            ("trash", () => content.Get<TrashDocument>().RunAsync(Editor.System, Page)),
            ("trash", () => content.Get<TrashDocument>().RunAsync(Editor.System, Page)),
            ("restore", () => content.Get<RestoreDocument>().RunAsync(Editor.System, Binned)),
            ("restore and publish", RestoreAsync), ("restore and publish", RestoreAsync),
            ("restore elsewhere", () => content.Get<RestoreDocument>().RunAsync(Editor.System, Binned, Page)),
            ("delete", () => content.Get<DeleteDocument>().RunAsync(Editor.System, Binned)),
            ("override", OverrideAsync),
            ("protect", () => content.Get<ProtectDocument>()
                .RunAsync(Editor.System, Page, new AccessRule(Home, Home, [MemberGroup.All[0].Name]))),
            ("open", () => content.Get<ProtectDocument>().RemoveAsync(Editor.System, Any(closed))),
            ("give a host", () => content.Get<SaveHosts>()
                .RunAsync(Editor.System, Page, [new AssignedHost($"h{random.Next(4)}.example.org", "fr-FR")])),
            ("take the hosts", () => content.Get<SaveHosts>().RunAsync(Editor.System, Page, [])),
            ("switch redirects", () => content.Get<RedirectService>().EnableAsync(Editor.System, random.Next(4) > 0)),
            ("delete a redirect", DeleteRedirectAsync),
            ("write a text", () => content.Get<DictionaryItems>().SaveAsync(
                Editor.System, Text, "Bouton", new Dictionary<string, string> { ["fr-FR"] = Name })),
            ("rename a picture", () => content.Get<SaveMedia>().RunAsync(Editor.System, Picture, Name, new Dictionary<string, string>())),
            ("trash a picture", () => content.Get<TrashMedia>().RunAsync(Editor.System, Picture)),
            ("restore a picture", () => content.Get<RestoreMedia>().RunAsync(Editor.System, BinnedPicture)),
            ("delete a picture", () => content.Get<DeleteMedia>().RunAsync(Editor.System, BinnedPicture)),
        ];
    }

    /// <summary>Paths that pages have had, for their redirects.</summary>
    public HashSet<string> Paths { get; } = [];

    public IReadOnlyList<Guid> Media => media;

    private Guid Page => Any(rows.Where(row => !row.Trashed && row.Key != Home).Select(row => row.Key));

    private Guid Draft => Any(rows.Where(row => !row.Trashed && !row.Published).Select(row => row.Key));

    private Guid Binned => Any(rows.Where(row => row.BinRoot).Select(row => row.Key));

    private Guid Picture => Any(pictures.Where(row => !row.Trashed).Select(row => row.Key));

    private Guid BinnedPicture => Any(pictures.Where(row => row.Trashed).Select(row => row.Key));

    private string Name => $"{Names[random.Next(Names.Length)]} {random.Next(100)}";

    public static async Task<RandomActs> BeginAsync(ContentFixture content, int seed)
    {
        var acts = new RandomActs(content, seed);
        await content.ImportAsync(new LanguageDefinition(Guid.NewGuid(), "fr-FR", "français", true, true));
        await content.ImportAsync(content.Document("nationalHome", null, "Accueil", key: Home, sortOrder: -1));
        var departement = await content.AddAsync("departementHome", Home, "Val-d’Oise", new() { ["departementCode"] = "95" });
        await content.AddAsync("tutorialList", departement, "Nos tutoriels");
        var list = await content.AddAsync("tutorialList", Home, "Tutoriels");
        await content.AddAsync("tutorial", list, "Masque barrière");
        await content.AddAsync("tutorial", list, "Sur-blouse");
        var type = new ContentTypeDefinition(DeterministicKey.Of(Guid.Empty, "Image"), "Image", "Image", SchemaKind.MediaType);
        for (var number = 0; number < 3; number++)
        {
            acts.media.Add(Guid.NewGuid());
            var picture = MediaItem.Create(acts.media[number], null, type, number, DateTime.UnixEpoch);
            picture.Edit($"Photo {number}", DocumentValues.Write(
                new Dictionary<string, string> { ["umbracoFile"] = $"/media/photo{number}.jpg" }), DateTime.UnixEpoch);
            await content.Test.Database.WriteAsync(db => Task.FromResult(db.Add(picture)));
        }
        await content.Get<DictionaryItems>()
            .CreateAsync(Editor.System, Text, null, "Bouton", new Dictionary<string, string> { ["fr-FR"] = "Envoyer" });
        await content.Site.ReloadAsync();
        return acts;
    }

    /// <returns>What it was, for the message of a failure.</returns>
    public async Task<string> NextAsync()
    {
        await LookAsync();
        var (name, run) = acts[random.Next(acts.Length)];
        try
        {
            await run();
        }
        catch (ContentException refusal)
        {
            name += $" (refused: {refusal.Message})";
        }
        Paths.UnionWith(rows.Select(row => content.Current.ByKey(row.Key)?.Url).OfType<string>());
        return name;
    }

    private async Task LookAsync()
    {
        await using var db = content.Test.Database.Read();
        rows = await db.Set<Document>().OrderBy(row => row.Path).ToListAsync();
        pictures = await db.Set<MediaItem>().OrderBy(row => row.SortOrder).ToListAsync();
        closed = await db.Set<DocumentAccess>().Select(row => row.DocumentKey).ToListAsync();
    }

    private Guid Any(IEnumerable<Guid> keys) => keys.ToList() is { Count: > 0 } some ? some[random.Next(some.Count)] : Guid.Empty;

    private async Task CreateAsync()
    {
        if (rows.Count > 25)
        {
            return;
        }
        var type = (string[])["plainPage", "tutorial", "tutorialList", "newsList"];
        var page = await content.Create.RunAsync(
            Editor.System, type[random.Next(type.Length)], Page, Name, new Dictionary<string, string> { ["summary"] = Name });
        await content.Publish.RunAsync(Editor.System, page);
    }

    private async Task RenameAsync()
    {
        var page = Page;
        await content.Save.RunAsync(Editor.System, page, Name, new Dictionary<string, string> { ["summary"] = Name });
        if (random.Next(4) > 0)
        {
            await content.Publish.RunAsync(Editor.System, page);
        }
    }

    private async Task SortAsync()
    {
        var parent = content.Current.ByKey(Page);
        var children = parent?.Children.Select(child => child.Key).ToArray() ?? [];
        random.Shuffle(children);
        await content.Get<SortDocuments>().RunAsync(
            Editor.System, parent?.Key, children.Index().ToDictionary(child => child.Item, child => child.Index));
    }

    private async Task OverrideAsync()
    {
        var lists = rows.Where(row => row.ContentType == "tutorialList" && !row.Trashed).ToList();
        var source = Any(rows.Where(row => lists.Exists(list => list.Key == row.ParentKey && list.ParentKey == Home))
            .Select(row => row.Key));
        var local = await content.Get<OverrideInherited>()
            .RunAsync(Editor.System, source, Any(lists.Where(list => list.ParentKey != Home).Select(list => list.Key)));
        await content.Publish.RunAsync(Editor.System, local);
    }

    private async Task RestoreAsync()
    {
        var page = Binned;
        await content.Get<RestoreDocument>().RunAsync(Editor.System, page);
        await content.Publish.RunAsync(Editor.System, page);
    }

    private async Task DeleteRedirectAsync()
    {
        var board = content.Get<RedirectService>();
        var redirects = (await board.PageAsync(Editor.System, "", null, 0, 100)).Items;
        await board.DeleteAsync(Editor.System, Any(redirects.Select(redirect => redirect.Key)));
    }
}
