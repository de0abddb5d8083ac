using System.Net;
using System.Net.Sockets;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Verbs;

public sealed class CommandWordsTests
{
    [Fact]
    public async Task Help_names_every_verb()
    {
        var help = await CommandRun.Async(null, "help");
        help.AssertDone();
        Assert.All(
            ["serve", "admin-link", "editor-link", "demo", "import-volunteers", "export-volunteers", "backup", "restore", "purge", "usync"],
            verb => Assert.Contains($"\n  {verb}", help.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("«\u00a0sauvegarde\u00a0» n’est pas une commande", "sauvegarde")]
    [InlineData("Usage\u00a0: backup FILE", "backup")]
    [InlineData("Usage\u00a0: admin-link EMAIL", "admin-link")]
    [InlineData("incorrecte", "admin-link", "pas-une-adresse")]
    [InlineData("n’existe pas", "import-volunteers", "/nulle-part.csv")]
    [InlineData("n’existe pas", "restore", "/nulle-part.backup")]
    [InlineData("va de 1 à", "demo", "beaucoup")]
    public async Task Wrong_words_exit_with_two_and_say_what_is_expected(string expected, params string[] arguments) =>
        (await CommandRun.Async(null, arguments)).AssertFailed(2, expected);

    [Fact]
    public async Task A_database_that_is_down_is_one_sentence_and_a_remedy() => (await CommandRun.Async(
        new DatabaseOptions { DataFolder = Path.GetTempPath(), ConnectionString = "Host=127.0.0.1;Port=1;Username=postgres;Database=site" },
        "serve"))
        .AssertFailed(1, "Que faire\u00a0: vérifiez que PostgreSQL est démarré");

    [Fact]
    public async Task A_wrong_setting_is_named() =>
        (await CommandRun.Async(null, [("Mail__Host", "localhost"), ("Mail__From", "personne")], "serve")).AssertFailed(1, "Mail:From");

    [Fact]
    public async Task A_trusted_proxy_that_is_no_address_is_named() =>
        (await CommandRun.Async(null, [("Site__TrustedProxies__0", "mandataire")], "serve")).AssertFailed(1, "Site:TrustedProxies");

    [Fact]
    public async Task A_port_in_use_is_one_sentence_and_a_remedy()
    {
        await using var data = await TestDatabase.CreateAsync(TestSite.Started);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";
        (await CommandRun.Async(data.Options, [("ASPNETCORE_URLS", url)], "serve")).AssertFailed(1, "ASPNETCORE_URLS=");
    }
}
