using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class MailFolderTests
{
    [Fact]
    public async Task In_development_mails_are_kept_and_read_back_newest_first()
    {
        await using var test = await TestDatabase.CreateAsync();
        await using var bench = new MailBench(test, new MailOptions(), development: true);
        Assert.Empty(bench.Folder!.List(10));
        await bench.EnqueueAsync(1);
        await bench.Worker.DeliverDueAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.EnqueueAsync(MailBench.Mail(2));
        await bench.Worker.DeliverDueAsync();
        var kept = bench.Folder!.List(10);
        Assert.Equal(
            ["Zoé Lefèvre-2 <v2@example.org>", "Zoé Lefèvre-1 <v1@example.org>"], kept.Select(mail => mail.To));
        Assert.Equal(kept[0], bench.Folder.Read(kept[0].Name));
        Assert.Equal("Confirmez votre inscription à l’usine citoyenne", kept[0].Subject);
        Assert.Equal(bench.Clock.Now, kept[0].Date);
        Assert.Contains("https://usine.example/confirmer/2\n", kept[0].Text);
        Assert.Contains("href=\"https://usine.example/confirmer/2\"", kept[0].Html);
        Assert.Single(bench.Folder.List(1));
    }

    [Fact]
    public async Task In_development_with_a_server_mails_are_sent_and_kept()
    {
        await using var test = await TestDatabase.CreateAsync();
        await using var sink = await SmtpSink.StartAsync();
        await using var bench = new MailBench(test, MailBench.Smtp(sink.Port), development: true);
        await bench.EnqueueAsync(1);
        await bench.Worker.DeliverDueAsync();
        Assert.Equal((1, 1), (sink.Count, bench.Folder!.List(10).Count));
    }

    [Theory]
    [InlineData("../secret.eml")]
    [InlineData("/etc/passwd.eml")]
    [InlineData("..\\secret.eml")]
    [InlineData("secret.txt")]
    [InlineData("missing.eml")]
    public async Task A_name_that_leaves_the_folder_reads_nothing(string name)
    {
        await using var test = await TestDatabase.CreateAsync(migrate: false);
        Directory.CreateDirectory(Path.Combine(test.Options.DataFolder, "mails"));
        await File.WriteAllTextAsync(Path.Combine(test.Options.DataFolder, "secret.eml"), "Subject: no\n\n");
        await File.WriteAllTextAsync(Path.Combine(test.Options.DataFolder, "mails", "secret.txt"), "Subject: no\n\n");
        await using var bench = new MailBench(test, new MailOptions(), development: true);
        Assert.Null(bench.Folder!.Read(name));
    }
}
