using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Media;

public sealed class LibraryTests : SiteTest
{
    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly Guid ValDOise = MediaProvisioner.FolderOf("95");
    private static readonly Guid Yvelines = MediaProvisioner.FolderOf("78");

    private static readonly Editor Local = new(
        Guid.NewGuid(), 95, "Dominique Navette", [], NodeReach.Nowhere, new NodeReach(false, [ValDOise], [$"/{ValDOise:N}/"]));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var types = new[] { MediaTypes.Folder, MediaTypes.Image, MediaTypes.Article, MediaTypes.File }
            .Select(alias => new SchemaImport(
                $"{alias}.config", alias, new ContentTypeDefinition(
                    DeterministicKey.Of(Guid.Empty, alias), alias, alias, SchemaKind.MediaType))).ToList();
        await Site.Get<ImportSchema>().RunAsync(types, types.Select(type => type.Path).ToHashSet());
        ProvisionedSite[] sites =
            [new("95", "agirlocal95", "Val-d’Oise", "du Val-d’Oise", "dans le Val-d’Oise"),
                new("78", "agirlocal78", "Yvelines", "des Yvelines", "dans les Yvelines")];
        Assert.Equal(2, await Site.Get<MediaProvisioner>().RunAsync(sites));
        Assert.Equal(0, await Site.Get<MediaProvisioner>().RunAsync(sites));
        await Site.Get<SiteContent>().ReloadAsync();
    }

    [Fact]
    public async Task A_file_sent_becomes_a_media_item_that_the_server_describes()
    {
        var key = await AddPhotoAsync(Local, ValDOise,
            new() { ["umbracoFile"] = """{"src":"/media/../secret","focalPoint":{"left":0.2,"top":0.8}}""", ["umbracoBytes"] = "1" });

        var found = (await Site.Get<MediaLibrary>().FindAsync(Local, key))!;
        var media = Site.Get<SiteContent>().Current.Media(key)!;
        Assert.Equal(("Image", "Été à Pontoise", "jpg", 90, 60),
            (found.Card.MediaType, found.Card.Name, media.Extension, media.Width, media.Height));
        Assert.EndsWith("/ete-a-pontoise.jpg", media.Url, StringComparison.Ordinal);
        Assert.Equal(new FocalPoint(0.2, 0.8), media.Focal);
        Assert.Equal(new FileInfo(FileOf(media.Url)).Length, media.Bytes);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Site.Database.Settings.DataFolder, "temporary")));
    }

    [Fact]
    public async Task A_replaced_file_is_gone_and_its_focal_point_stays_the_editors()
    {
        var key = await AddPhotoAsync(Local, ValDOise, []);
        var old = UrlOf(key);
        var seen = (await Site.Get<MediaLibrary>().FindAsync(Local, key))!.Card.UpdateDate;

        await Site.Get<SaveMedia>().RunAsync(Local, key, "Autre", Nothing, await SendAsync(Local, "autre.png"), seen);

        Assert.False(File.Exists(FileOf(old)));
        Assert.True(File.Exists(FileOf(UrlOf(key))));
        Assert.EndsWith("/autre.png", UrlOf(key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_changes_nothing()
    {
        var key = await AddPhotoAsync(Local, ValDOise, []);
        var seen = (await Site.Get<MediaLibrary>().FindAsync(Local, key))!.Card.UpdateDate;
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Site.Get<SaveMedia>().RunAsync(Local, key, "Le premier", Nothing, seen: seen);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(() => Site.Get<SaveMedia>()
            .RunAsync(Editor.System, key, "Le second", Nothing, seen: seen));

        Assert.Equal("Dominique Navette", conflict.Name);
        Assert.Equal("Le premier", (await Site.Get<MediaLibrary>().FindAsync(Local, key))!.Card.Name);
    }

    [Fact]
    public async Task An_editor_of_one_departement_has_no_way_into_the_folder_of_another()
    {
        var theirs = await AddPhotoAsync(Editor.System, Yvelines, []);
        var mine = await AddPhotoAsync(Local, ValDOise, []);
        var library = Site.Get<MediaLibrary>();
        await DeniedAsync(() => AddPhotoAsync(Local, Yvelines, []));
        var homeless = await AddPhotoAsync(Local, null, []);
        await DeniedAsync(() => Site.Get<SaveMedia>().RunAsync(Local, theirs, "à moi", Nothing));
        await DeniedAsync(() => Site.Get<MoveMedia>().RunAsync(Local, theirs, ValDOise));
        await DeniedAsync(() => Site.Get<MoveMedia>().RunAsync(Local, mine, Yvelines));
        await DeniedAsync(() => Site.Get<SortMedia>().RunAsync(Local, Yvelines, new Dictionary<Guid, int> { [theirs] = 3 }));
        await DeniedAsync(() => Site.Get<TrashMedia>().RunAsync(Local, theirs));
        await DeniedAsync(() => Site.Get<TrashMedia>().RunAsync(Local, ValDOise));
        await DeniedAsync(() => library.FindAsync(Local, theirs));
        await DeniedAsync(() => library.ChildrenAsync(Local, Yvelines, 0, 10));
        await DeniedAsync(() => library.AncestorsAsync(Local, theirs));
        await DeniedAsync(() => library.SiblingsAsync(Local, theirs, 5, 5));
        await DeniedAsync(() => library.SearchAsync(Local, "", Yvelines, [], 0, 10));
        Assert.Empty(await library.ItemsAsync(Local, [theirs]));
        Assert.Equal([ValDOise], (await library.RootAsync(Local, 0, 10)).Items.Select(item => item.Key));
        // What names no folder went to the editor's own.
        Assert.Equal([mine, homeless], (await library.SearchAsync(Local, "pontoise", null, [], 0, 10)).Items.Select(item => item.Key)
            .OrderBy(key => key != mine));

        await Site.Get<TrashMedia>().RunAsync(Editor.System, theirs);
        await DeniedAsync(() => Site.Get<RestoreMedia>().RunAsync(Local, theirs));
        await DeniedAsync(() => Site.Get<DeleteMedia>().RunAsync(Local, theirs));
        Assert.Equal(0, (await Site.Get<MediaBin>().PageAsync(Local, null, 0, 10)).Total);
        Assert.Equal(0, await Site.Get<DeleteMedia>().EmptyBinAsync(Local));
        Assert.NotNull(await library.FindAsync(Editor.System, theirs));
    }

    [Fact]
    public async Task A_folder_is_listed_by_the_page_in_any_order_without_what_is_in_the_bin()
    {
        var keys = new Dictionary<string, Guid>();
        foreach (var name in (string[])["Élan", "bois", "Cuir", "Zèbre", "Ânes"])
        {
            keys[name] = await Site.Get<CreateMedia>().RunAsync(Local, null, ValDOise, name, Nothing);
        }
        var (library, collection) = (Site.Get<MediaLibrary>(), Site.Get<MediaCollection>());

        var page = await library.ChildrenAsync(Local, ValDOise, 1, 2);
        Assert.Equal((5, "bois", "Cuir"), (page.Total, page.Items[0].Name, page.Items[1].Name));
        var around = await library.SiblingsAsync(Local, keys["Cuir"], 1, 1);
        Assert.Equal((1, 1, 3), (around.Before, around.After, around.Items.Count));
        Assert.Equal(["Zèbre", "Élan", "Cuir", "bois", "Ânes"], await NamesAsync("name", true, ""));
        Assert.Equal(["Élan", "bois"], (await NamesAsync("creator", false, "")).Take(2));
        Assert.Equal(["Ânes"], await NamesAsync("updateDate", false, "ane"));
        Assert.Equal([keys["Élan"]], (await library.SearchAsync(Local, "ELA", ValDOise, [], 0, 10)).Items.Select(item => item.Key));

        await Site.Get<TrashMedia>().RunAsync(Local, keys["bois"]);
        Assert.Equal(4, (await library.ChildrenAsync(Local, ValDOise, 0, 10)).Total);
        Assert.Equal(4, (await collection.PageAsync(Local, ValDOise, "name", false, "", 0, 1)).Total);
        Assert.Empty((await library.SearchAsync(Local, "bois", null, [], 0, 10)).Items);

        async Task<IEnumerable<string>> NamesAsync(string orderBy, bool descending, string filter) =>
            (await collection.PageAsync(Local, ValDOise, orderBy, descending, filter, 0, 10)).Items.Select(item => item.Card.Name);
    }

    [Fact]
    public async Task The_bin_takes_a_folder_whole_and_gives_it_back()
    {
        var folder = await Site.Get<CreateMedia>().RunAsync(Local, null, ValDOise, "Ateliers", Nothing);
        var photo = await AddPhotoAsync(Local, folder, []);
        var apart = await AddPhotoAsync(Local, folder, []);
        var url = UrlOf(photo);
        await Site.Get<TrashMedia>().RunAsync(Local, apart);
        await Site.Get<TrashMedia>().RunAsync(Local, folder);

        var bin = await Site.Get<MediaBin>().PageAsync(Local, null, 0, 10);
        Assert.Equal([folder, apart], bin.Items.Select(item => item.Key).OrderBy(key => key == apart));
        Assert.True(Site.Get<SiteContent>().Current.IsWithdrawn(url));
        Assert.Null(Site.Get<SiteContent>().Current.Media(photo));

        await Site.Get<RestoreMedia>().RunAsync(Local, folder);

        Assert.False(Site.Get<SiteContent>().Current.IsWithdrawn(url));
        Assert.Equal([photo], (await Site.Get<MediaLibrary>().ChildrenAsync(Local, folder, 0, 10)).Items.Where(item => !item.Trashed)
            .Select(item => item.Key));
        Assert.Equal(1, await Site.Get<DeleteMedia>().EmptyBinAsync(Local));
        Assert.True(File.Exists(FileOf(url)));
    }

    [Fact]
    public async Task What_is_deleted_for_good_leaves_no_file_and_a_line_in_the_history()
    {
        var key = await AddPhotoAsync(Local, ValDOise, []);
        var url = UrlOf(key);
        await Assert.ThrowsAsync<ContentNotFoundException>(() => Site.Get<DeleteMedia>().RunAsync(Local, key));
        await Site.Get<TrashMedia>().RunAsync(Local, key);

        await Site.Get<DeleteMedia>().RunAsync(Local, key);

        Assert.False(File.Exists(FileOf(url)));
        await using var db = Site.Database.Read();
        Assert.Equal(
            [NodeAction.Created, NodeAction.Trashed, NodeAction.Deleted],
            await db.Set<NodeHistoryEntry>().Where(entry => entry.NodeKey == key).OrderBy(entry => entry.Id).Select(entry => entry.Action)
                .ToListAsync());
    }

    [Fact]
    public async Task A_folder_moves_with_all_that_it_holds_but_not_into_itself()
    {
        var outer = await Site.Get<CreateMedia>().RunAsync(Local, null, ValDOise, "2026", Nothing);
        var inner = await Site.Get<CreateMedia>().RunAsync(Local, null, ValDOise, "Ateliers", Nothing);
        var photo = await AddPhotoAsync(Local, inner, []);

        await Site.Get<MoveMedia>().RunAsync(Local, inner, outer);

        Assert.Equal([ValDOise, outer, inner, photo], (await Site.Get<MediaLibrary>().AncestorsAsync(Local, photo))
            .Select(item => item.Key));
        await Assert.ThrowsAsync<ContentException>(() => Site.Get<MoveMedia>().RunAsync(Local, outer, inner));
    }

    [Fact]
    public async Task A_file_goes_only_where_its_kind_may()
    {
        var upload = await SendAsync(Local, "photo.png");

        await Assert.ThrowsAsync<ContentException>(() => Site.Get<CreateMedia>()
            .RunAsync(Local, MediaTypes.Article, ValDOise, null, Nothing, upload));
        await Assert.ThrowsAsync<ContentException>(() => Site.Get<CreateMedia>()
            .RunAsync(Editor.System, MediaTypes.Image, ValDOise, null, Nothing, upload));
        await Assert.ThrowsAsync<ContentException>(() => Site.Get<CreateMedia>()
            .RunAsync(Local, MediaTypes.Image, ValDOise, "Sans fichier", Nothing));
    }

    private async Task<Guid> AddPhotoAsync(Editor editor, Guid? folder, Dictionary<string, string> values) =>
        await Site.Get<CreateMedia>().RunAsync(editor, null, folder, null, values, await SendAsync(editor, "Été à Pontoise.jpg"));

    private async Task<Guid> SendAsync(Editor editor, string name)
    {
        var format = name.EndsWith("png", StringComparison.Ordinal) ? PictureFormat.Png : PictureFormat.Jpeg;
        var content = new MemoryStream(await SamplePictures.DrawAsync(format, 90, 60));
        return (await Site.Get<TemporaryFiles>().ReceiveAsync(editor, Guid.NewGuid(), name, content)).Key;
    }

    private string UrlOf(Guid key) => Site.Get<SiteContent>().Current.Media(key)!.Url;

    private string FileOf(string url) => Site.Get<MediaFolder>().FileOf(url)!;

    private static Task DeniedAsync(Func<Task> act) => Assert.ThrowsAsync<EditorDeniedException>(act);
}
