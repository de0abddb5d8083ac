using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class StartNodeTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task Who_starts_at_a_page_changes_its_text_and_neither_its_place_nor_its_name()
    {
        await using var content = await ContentFixture.CreateAsync();
        var nation = await content.AddAsync("nationalHome", null, "Accueil");
        var home = await content.AddAsync("departementHome", nation, "agirlocal95");
        var list = await content.AddAsync("plainPage", home, "Liste");
        var signIn = await content.AddAsync("plainPage", nation, "Connexion");
        await content.Site.ReloadAsync();
        var editor = await content.EditorOfAsync(home);
        await content.Save.RunAsync(Editor.System, home, "Autre nom", None);
        var former = (await content.Get<DocumentVersions>().PageAsync(editor, home, 0, 10)).Items[^1];

        var acts = new Dictionary<string, Func<Task>>
        {
            ["bin"] = () => content.Get<TrashDocument>().RunAsync(editor, home),
            ["move"] = () => content.Get<MoveDocument>().RunAsync(editor, home, list),
            ["unpublish"] = () => content.Unpublish.RunAsync(editor, home),
            ["unpublish later"] = () => content.Get<ScheduleDocument>().RunAsync(editor, home, null, content.Clock.Now.AddDays(1)),
            ["rename"] = () => content.Save.RunAsync(editor, home, "Encore un nom", None),
            ["another département"] = () =>
                content.Save.RunAsync(editor, home, "Autre nom", new Dictionary<string, string> { ["departementCode"] = "94" }),
            ["rename by a former version"] = () => content.Get<RollbackDocument>().RunAsync(editor, former.Key),
            ["close"] = () => content.Get<ProtectDocument>()
                .RunAsync(editor, home, new AccessRule(signIn, signIn, [Core.Accounts.MemberGroup.All[0].Name])),
        };
        foreach (var (name, run) in acts)
        {
            var denied = await Record.ExceptionAsync(run);
            Assert.True(denied is EditorDeniedException, $"{name}: {denied}");
            Assert.Contains("la page d’accueil de votre espace", denied.Message);
        }

        await content.Save.RunAsync(editor, home, "Autre nom", new Dictionary<string, string> { ["summary"] = "Un texte" });
        await content.Publish.RunAsync(editor, home);
        Assert.NotNull(content.Current.ByKey(home));
        await content.Get<TrashDocument>().RunAsync(editor, list);
    }

    [Fact]
    public async Task A_start_node_below_another_holds_what_is_above_it_in_place()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("departementHome", null, "agirlocal95");
        var list = await content.AddAsync("plainPage", home, "Liste");
        var page = await content.AddAsync("plainPage", list, "Page");
        var beside = await content.AddAsync("plainPage", list, "À côté");
        var rights = new GroupRights(Guid.NewGuid(), "deux", new HashSet<string>(), DocumentVerbs.All.ToHashSet(),
            new Dictionary<Guid, IReadOnlySet<string>>());
        var editor = new Editor(Guid.NewGuid(), 7, "Dominique Navette", [rights], new NodeReach(
            false, [home, page], [(await content.RowAsync(home)).Path, (await content.RowAsync(page)).Path]), NodeReach.Nowhere);

        await EditingTests.DeniedAsync(() => content.Get<TrashDocument>().RunAsync(editor, list));
        await EditingTests.DeniedAsync(() => content.Get<MoveDocument>().RunAsync(editor, page, home));
        await content.Get<TrashDocument>().RunAsync(editor, beside);
    }

    [Fact]
    public async Task Who_starts_in_the_bin_sees_nothing_and_keeps_nothing()
    {
        await using var content = await ContentFixture.CreateAsync();
        var nation = await content.AddAsync("nationalHome", null, "Accueil");
        var home = await content.AddAsync("departementHome", nation, "agirlocal95");
        var call = await content.AddAsync("call", home, "Un appel", published: false);
        await content.AddAsync("call", await content.AddAsync("departementHome", nation, "agirlocal78"), "D’ailleurs", published: false);
        await content.Get<TrashDocument>().RunAsync(Editor.System, home);
        var user = new BackofficeUser
        {
            Key = Guid.NewGuid(),
            AccountId = 1,
            Email = "",
            EmailKey = "",
            Name = "Dominique",
            DocumentStartNodes = [home],
        };
        await using var db = content.Test.Database.Read();

        var editor = await EditorDirectory.OfAsync(db, user, default);

        Assert.False(editor.Documents.Includes((await content.RowAsync(call)).Path));
        Assert.Empty((await content.Get<DocumentTree>().RootAsync(editor, 0, 10)).Items);
        Assert.Empty((await content.Get<DocumentBin>().RootAsync(editor, 0, 10)).Items);
        var desk = await content.Get<EditorWelcome>().ReadAsync(editor);
        Assert.Null(desk.Home);
        Assert.Empty(desk.CallsToPublish);
    }

    [Fact]
    public async Task How_many_pages_go_with_a_page_is_told_before()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("departementHome", null, "agirlocal95");
        var list = await content.AddAsync("plainPage", home, "Liste");
        await content.AddAsync("plainPage", list, "En ligne");
        await content.AddAsync("plainPage", list, "Brouillon", published: false);
        await content.Get<TrashDocument>().RunAsync(Editor.System, await content.AddAsync("plainPage", list, "Déjà à la corbeille"));
        var branch = content.Get<DocumentBranch>();

        Assert.Equal(new BranchSize(3, 2), await branch.CountAsync(Editor.System, list));
        await content.Get<TrashDocument>().RunAsync(Editor.System, list);
        Assert.Equal(new BranchSize(3, 0), await branch.CountAsync(Editor.System, list));
        var stranger = await content.EditorOfAsync(await content.AddAsync("departementHome", null, "agirlocal78"));
        await EditingTests.DeniedAsync(() => branch.CountAsync(stranger, list));
    }
}
