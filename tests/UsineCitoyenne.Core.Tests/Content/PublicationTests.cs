using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Publication;
using UsineCitoyenne.Core.Content.Scheduling;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class PublicationTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task Descendants_go_online_with_their_page_the_drafts_only_when_asked()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil", published: false);
        var child = await content.AddAsync("plainPage", home, "Déjà en ligne");
        var draft = await content.AddAsync("plainPage", child, "Brouillon", published: false);
        await content.Save.RunAsync(Editor.System, child, "Changée", None);

        var progress = await content.Get<PublishDescendants>().RunAsync(Editor.System, home, includeUnpublished: false);
        Assert.True(progress is { IsComplete: true, Total: 2, Done: 2, Refused: [] });
        Assert.Equal("Changée", content.Current.ByKey(child)!.Name);
        Assert.Null(content.Current.ByKey(draft));

        await content.Get<PublishDescendants>().RunAsync(Editor.System, home, includeUnpublished: true);
        Assert.Equal("/changee/brouillon/", content.Current.ByKey(draft)!.Url);
    }

    [Fact]
    public async Task A_long_publication_goes_on_after_a_restart_where_it_stopped()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var pages = Enumerable.Range(0, 250)
            .Select(number => content.Document("plainPage", home, $"Page {number}", published: false, sortOrder: number)).ToList();
        await content.Documents.RunAsync(pages, pages.Select(page => page.Path).ToHashSet());
        var editor = await content.EditorOfAsync(home);

        var started = await content.Get<PublishDescendants>().RunAsync(editor, home, includeUnpublished: true);
        Assert.True(started is { IsComplete: false, Total: 251, Done: 0 });
        await content.Get<PublicationTaskJob>().StepAsync(null, default);
        Assert.Equal(100, content.Current.Count);

        // Another process: it knows only what the database says.
        await new PublicationTaskJob(content.Get<ContentService>()).RunAsync(default);

        var done = await content.Get<PublishDescendants>().ProgressAsync(editor, started.Task);
        Assert.True(done is { IsComplete: true, Done: 251, Refused: [] });
        Assert.Equal(251, content.Current.Count);
        var last = await content.Get<NodeHistory>().PageAsync(editor, NodeKind.Document, pages[249].Key, 0, 1);
        Assert.Equal((NodeAction.Published, editor.Name), (last.Items[0].Action, last.Items[0].EditorName));
    }

    [Fact]
    public async Task Planned_pages_go_online_and_offline_at_their_dates_even_when_nobody_looked_in_between()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        await content.Site.ReloadAsync();
        var editor = await content.EditorOfAsync(home);
        var page = await content.Create.RunAsync(editor, "plainPage", home, "Bientôt", None);
        var (up, down) = (content.Clock.Now.AddHours(1), content.Clock.Now.AddHours(3));
        await content.Get<ScheduleDocument>().RunAsync(editor, page, up, down);
        var worker = content.Get<PlannedPublicationJob>();

        content.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await worker.RunDueAsync(default));
        content.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await worker.RunDueAsync(default));
        Assert.NotNull(content.Current.ByKey(page));
        Assert.Equal(0, await worker.RunDueAsync(default));

        // Down for a day: the next start does what was due.
        content.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await new PlannedPublicationJob(content.Get<ContentService>()).RunDueAsync(default));
        Assert.Null(content.Current.ByKey(page));
        var history = await content.Get<NodeHistory>().PageAsync(editor, NodeKind.Document, page, 0, 2);
        Assert.Equal(["À la date prévue", "À la date prévue"], history.Items.Select(item => item.Detail));
    }

    [Fact]
    public async Task Several_nodes_do_a_planned_publication_once()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        for (var number = 0; number < 8; number++)
        {
            var page = await content.Create.RunAsync(Editor.System, "plainPage", home, $"Page {number}", None);
            await content.Get<ScheduleDocument>().RunAsync(Editor.System, page, content.Clock.Now.AddHours(1), null);
        }
        content.Clock.Advance(TimeSpan.FromHours(1));

        var done = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => new PlannedPublicationJob(content.Get<ContentService>()).RunDueAsync(default)));

        Assert.Equal(8, done.Sum());
        await using var db = content.Test.Database.Read();
        Assert.Equal(8, await db.Set<NodeHistoryEntry>().CountAsync(entry => entry.Action == NodeAction.Published));
        Assert.False(await db.Set<DocumentSchedule>().AnyAsync());
    }

    [Fact]
    public async Task A_date_must_be_to_come_and_the_end_after_the_beginning()
    {
        await using var content = await ContentFixture.CreateAsync();
        var mine = await content.AddAsync("departementHome", null, "agirlocal95");
        var theirs = await content.AddAsync("departementHome", null, "agirlocal78");
        var (schedule, now) = (content.Get<ScheduleDocument>(), content.Clock.Now);
        await Assert.ThrowsAsync<ContentException>(() => schedule.RunAsync(Editor.System, mine, now, null));
        await Assert.ThrowsAsync<ContentException>(() => schedule.RunAsync(Editor.System, mine, now.AddHours(2), now.AddHours(1)));
        await EditingTests.DeniedAsync(
            async () => await schedule.RunAsync(await content.EditorOfAsync(mine), theirs, now.AddHours(1), null));
        await EditingTests.DeniedAsync(async () => await content.Get<PublishDescendants>()
            .RunAsync(await content.EditorOfAsync(mine), theirs, true));
    }
}
