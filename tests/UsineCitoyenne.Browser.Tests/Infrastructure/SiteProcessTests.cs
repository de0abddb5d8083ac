using System.Diagnostics;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Browser.Tests.Infrastructure;

public sealed class SiteProcessTests
{
    private static SiteProcessOptions Planted(string mode = "well", params string[] expected) => new()
    {
        Program = PlantedSite.Program,
        WorkingFolder = AppContext.BaseDirectory,
        Arguments = [mode],
        ExpectedProblems = expected,
    };

    [Fact]
    public async Task A_site_that_logs_a_warning_fails_when_it_stops()
    {
        var site = await SiteProcess.StartAsync(Planted());
        await AskForWarningAsync(site);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await site.DisposeAsync());
        Assert.Contains("very slow", failure.Message);
    }

    [Fact]
    public async Task A_warning_that_the_test_announced_is_no_failure()
    {
        await using var site = await SiteProcess.StartAsync(Planted("well", "very slow"));
        await AskForWarningAsync(site);
    }

    [Fact]
    public async Task A_site_that_ends_before_it_is_ready_says_why()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => SiteProcess.StartAsync(Planted("ends")));
        Assert.Contains("ended with code 3", failure.Message);
        Assert.Contains("No database.", failure.Message);
    }

    [Fact]
    public async Task A_killed_site_is_gone_and_its_folder_with_it()
    {
        var site = await SiteProcess.StartAsync(Planted());
        var id = site.ProcessId;
        site.Kill();
        await site.DisposeAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
        Assert.False(Directory.Exists(site.DataFolder));
    }

    private static async Task AskForWarningAsync(SiteProcess site)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        (await client.GetAsync("warn")).EnsureSuccessStatusCode();
    }
}
