using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Verbs;

public sealed class VerbTests : IAsyncLifetime
{
    private const string People = """
        prenom;nom;email;telephone;code_insee;profils;message
        Josette;Ourlet;josette@example.org;+33639980001;95323;couture;=1+1
        Paulette;Galon;paulette@example.org;;95127;couture,decoupe;
        Yves;Rouet;pas-une-adresse;;95127;couture;
        """;

    private TestDatabase data = null!;

    public async ValueTask InitializeAsync() => data = await TestDatabase.CreateAsync(TestSite.Started);

    public async ValueTask DisposeAsync() => await data.DisposeAsync();

    [Fact]
    public async Task The_administrator_link_is_the_only_line_printed()
    {
        var run = await CommandRun.Async(data.Options, "admin-link", "admin@example.org");
        run.AssertDone();
        Assert.StartsWith("https://usine.example.org/connexion/lien/", Assert.Single(run.Output.Trim().Split('\n')),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_are_named_in_a_file_and_who_is_exported_comes_in_again()
    {
        var file = FileOf("gens.csv");
        await File.WriteAllTextAsync(file, People);
        var import = await CommandRun.Async(data.Options, "import-volunteers", file);
        import.AssertDone();
        Assert.Contains("2 bénévoles ajoutés, 0 déjà inscrits, 1 lignes refusées sur 3", import.Output, StringComparison.Ordinal);
        Assert.Equal(["ligne;motif", "4;adresse électronique incorrecte"], await File.ReadAllLinesAsync(file + ".refus.csv"));

        // Nobody reads those who did not confirm, the operator neither.
        await data.Database.WriteAsync(db => db.Set<Volunteer>()
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.State, VolunteerState.Confirmed)));
        var export = FileOf("export.csv");
        (await CommandRun.Async(data.Options, "export-volunteers", export)).AssertDone();
        await using var empty = await TestDatabase.CreateAsync(TestSite.Started);
        (await CommandRun.Async(empty.Options, "import-volunteers", export)).AssertDone();
        Assert.Equal(await PeopleAsync(data), await PeopleAsync(empty));
    }

    [Fact]
    public async Task A_backup_brings_back_what_was_there_and_nothing_more()
    {
        var file = FileOf("gens.csv");
        await File.WriteAllTextAsync(file, People);
        (await CommandRun.Async(data.Options, "import-volunteers", file)).AssertDone();
        var backup = FileOf("site.backup");
        (await CommandRun.Async(data.Options, "backup", backup)).AssertDone();
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(backup) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var before = await PeopleAsync(data);

        await data.Database.WriteAsync(db => db.Set<Volunteer>().Where(row => row.EmailKey == "josette@example.org").ExecuteDeleteAsync());
        (await CommandRun.Async(data.Options, "restore", backup)).AssertDone();
        Assert.Equal(before, await PeopleAsync(data));
    }

    [Fact]
    public async Task A_restore_is_refused_while_the_site_runs_and_done_once_it_stopped()
    {
        var backup = FileOf("site.backup");
        (await CommandRun.Async(data.Options, "backup", backup)).AssertDone();
        await using (var site = await TestSite.StartAsync(data))
        {
            (await CommandRun.Async(data.Options, "restore", backup)).AssertFailed(1, "Le site est en marche");
            Assert.Equal(200, (await site.Visit().GetAsync("/")).Status);
        }
        (await CommandRun.Async(data.Options, "restore", backup)).AssertDone();
    }

    [Fact]
    public async Task A_file_that_is_not_a_backup_changes_nothing()
    {
        var file = FileOf("gens.csv");
        await File.WriteAllTextAsync(file, People);
        (await CommandRun.Async(data.Options, "restore", file)).AssertFailed(1, "n’est pas une sauvegarde");
    }

    [Fact]
    public async Task Fictitious_people_are_refused_in_production_and_made_in_development()
    {
        (await CommandRun.Async(data.Options, "demo", "50")).AssertFailed(1, "refusés en production");
        Assert.Empty(await PeopleAsync(data));
        (await CommandRun.Async(data.Options, [("ASPNETCORE_ENVIRONMENT", "Development")], "demo", "50")).AssertDone();
        Assert.Equal(50, (await PeopleAsync(data)).Count);
    }

    [Fact]
    public async Task A_dry_purge_counts_and_a_real_one_erases()
    {
        var old = DateTime.SpecifyKind(new DateTime(2020, 1, 1), DateTimeKind.Utc);
        await data.Database.WriteAsync(db => VolunteerBulk.InsertAsync(db, [new VolunteerBulk.Row(
            new Volunteer.Details("Josette", "Ourlet", "", "95323", 1, 0, 0, ""), "josette@example.org", VolunteerState.Pending, old,
            Demo: false)]));
        var dry = await CommandRun.Async(data.Options, "purge", "--dry-run");
        dry.AssertDone();
        Assert.Contains(" 1  inscriptions jamais confirmées", dry.Output, StringComparison.Ordinal);
        Assert.Single(await PeopleAsync(data));
        (await CommandRun.Async(data.Options, "purge")).AssertDone();
        Assert.Empty(await PeopleAsync(data));
    }

    [Fact]
    public async Task Mails_that_failed_are_listed_and_sent_again_one_or_all()
    {
        await data.Database.WriteAsync(db =>
        {
            db.AddRange(Enumerable.Range(1, 3).Select(recipient => new OutboxMail
            {
                Template = "bienvenue",
                RecipientKind = "volunteer",
                RecipientId = recipient,
                State = OutboxState.Failed,
                LastError = $"550 boîte {recipient} inconnue",
            }));
            return Task.CompletedTask;
        });
        var list = await CommandRun.Async(data.Options, "mails");
        list.AssertDone();
        Assert.Contains("Non partis : 3", list.Output, StringComparison.Ordinal);
        Assert.Contains("bienvenue", list.Output, StringComparison.Ordinal);
        Assert.Contains("volunteer 2 : 550 boîte 2 inconnue", list.Output, StringComparison.Ordinal);

        (await CommandRun.Async(data.Options, "mails", "renvoyer", "2")).AssertDone();
        Assert.Equal([OutboxState.Failed, OutboxState.Queued, OutboxState.Failed], await StatesAsync());
        Assert.Contains("2 mails repartent", (await CommandRun.Async(data.Options, "mails", "renvoyer", "tout")).Output,
            StringComparison.Ordinal);
        Assert.All(await StatesAsync(), state => Assert.Equal(OutboxState.Queued, state));
    }

    private async Task<List<OutboxState>> StatesAsync()
    {
        await using var db = data.Database.Read();
        return await db.Set<OutboxMail>().OrderBy(mail => mail.Id).Select(mail => mail.State).ToListAsync();
    }

    private string FileOf(string name) => Path.Combine(data.Options.DataFolder, name);

    private static async Task<IReadOnlyList<(string?, string, string, string, int, string)>> PeopleAsync(TestDatabase database)
    {
        await using var db = database.Database.Read();
        var people = await db.Set<Volunteer>().Where(row => row.EmailKey != null).OrderBy(row => row.EmailKey).ToListAsync();
        return [.. people.Select(row => (row.EmailKey, row.LastName, row.Phone, row.CommuneCode, row.Profiles, row.Note))];
    }
}
