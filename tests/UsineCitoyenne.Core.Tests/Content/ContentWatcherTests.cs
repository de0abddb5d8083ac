using Microsoft.Extensions.Logging.Abstractions;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class ContentWatcherTests
{
    [Fact]
    public async Task A_page_published_on_one_node_appears_on_the_others_by_itself()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        using var other = new SiteContent(content.Test.Database);
        await other.ReloadAsync();
        var seen = new TaskCompletionSource();
        other.Swapped += snapshot =>
        {
            if (snapshot.Root!.Name == "Bienvenue")
            {
                seen.TrySetResult();
            }
        };
        using var watcher = new ContentWatcher(other, content.Test.Database, content.Clock, NullLogger<ContentWatcher>.Instance);
        await watcher.StartAsync(CancellationToken.None);

        await content.Save.RunAsync(Editor.System, home, "Bienvenue", new Dictionary<string, string>());
        await content.Publish.RunAsync(Editor.System, home);

        await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await watcher.StopAsync(CancellationToken.None);
    }
}
