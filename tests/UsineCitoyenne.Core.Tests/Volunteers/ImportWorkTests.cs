using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>What becomes of an import whose node stops, fails or is restored; and what its people and its author are told.</summary>
public sealed class ImportWorkTests : SiteTest
{
    private ImportService Service => Site.Get<ImportService>();

    private ImportQueueJob Worker => Site.Get<ImportQueueJob>();

    private ImportRepairService Repairs => Site.Get<ImportRepairService>();

    private string Folder => Path.Combine(Site.Database.Settings.DataFolder, "imports");

    [Fact]
    public async Task Once_a_lease_is_over_another_takes_over_and_the_one_that_was_held_up_stores_nothing()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await LaunchAsync(scope, "Lucie;Bobine;lucie@example.org;95127;couture\nPaul;Lin;paul@example.org;95500;couture\n");
        // A node took it, and was held up before it stored anything.
        var slow = await Site.Database.WriteAsync(async db =>
        {
            var job = await db.Set<ImportJob>().SingleAsync();
            job.Take(Site.Clock.Now + ImportRun.Lease);
            return job;
        });
        Assert.Equal(0, await Worker.RunAsync());
        Site.Clock.Advance(ImportRun.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Worker.RunAsync());
        await Site.Get<ImportRun>().RunAsync(slow, CancellationToken.None);
        var done = (await Service.FindAsync(scope, key))!;
        Assert.Equal((ImportState.Done, 2L, 2L, 0L), (done.State, done.Read, done.Added, done.Refused));
        await using var db = Site.Database.Read();
        Assert.Equal((2, 2), (await db.Set<Volunteer>().CountAsync(), await db.Set<OutboxMail>().CountAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_restore_brings_back_waits_for_the_operator(bool drop)
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await LaunchAsync(scope, "Lucie;Bobine;lucie@example.org;95127;couture\n");
        var backup = Path.Combine(Site.Database.Settings.DataFolder, "sauvegarde.zip");
        await Site.Get<DatabaseBackup>().BackUpAsync(backup);
        Site.Clock.Advance(TimeSpan.FromMinutes(10));
        await Site.Get<DatabaseBackup>().RestoreAsync(backup);
        Site.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await Worker.RunAsync());
        Assert.Equal(ImportState.Queued, (await Service.FindAsync(scope, key))!.State);
        var review = Site.Get<RestoreReview>();
        Assert.Equal(1, Assert.Single((await review.OpenAsync())!.Held, held => held.Name.StartsWith("imports", StringComparison.Ordinal))
            .Count);
        // What is sent now is not held.
        var later = await LaunchAsync(scope, "Paul;Lin;paul@example.org;95500;couture\n");
        Assert.Equal(1, await Worker.RunAsync());
        Assert.Equal(1, (await Service.FindAsync(scope, later))!.Added);

        Assert.True(await review.DecideAsync(drop));
        Assert.Equal(drop ? 0 : 1, await Worker.RunAsync());
        var decided = (await Service.FindAsync(scope, key))!;
        Assert.Equal(drop ? (ImportState.Stopped, 0L, true) : (ImportState.Done, 1L, false),
            (decided.State, decided.Added, decided.Problem.Length > 0));
    }

    [Fact]
    public async Task One_import_that_fails_stops_no_other_and_comes_back()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var broken = await LaunchAsync(scope, "Lucie;Bobine;lucie@example.org;95127;couture\n");
        var path = Path.Combine(Folder, $"{broken:N}.bin");
        var content = await File.ReadAllBytesAsync(path);
        File.Delete(path);
        Directory.CreateDirectory(path);
        var good = await LaunchAsync(scope, "Paul;Lin;paul@example.org;95500;couture\n");
        Assert.Equal(1, await Worker.RunAsync());
        Assert.Equal((ImportState.Running, ImportState.Done),
            ((await Service.FindAsync(scope, broken))!.State, (await Service.FindAsync(scope, good))!.State));

        Directory.Delete(path);
        await File.WriteAllBytesAsync(path, content);
        Site.Clock.Advance(ImportRun.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Worker.RunAsync());
        Assert.Equal(1, (await Service.FindAsync(scope, broken))!.Added);
    }

    [Fact]
    public async Task Who_was_written_down_learns_by_whom_and_where()
    {
        var scope = await Site.ScopeAsync("departement:95");
        await LaunchAsync(scope, "Lucie;Bobine;lucie@example.org;95127;couture\n");
        await Worker.RunAsync();
        var mail = (await Site.ComposeAsync(Assert.Single(await Site.MailsAsync())))!;
        var text = string.Join('\n', mail.Body.Blocks.OfType<MailBlock.Paragraph>().Select(block => block.Text));
        Assert.Contains("Dominique N., qui organise l’entraide dans le Val-d’Oise, nous a transmis une liste où vous figurez", text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Navette", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_that_may_be_meant_are_offered_and_the_one_that_is_chosen_is_taken()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope,
            "prenom;nom;email;code postal;profil\nLucie;Bobine;lucie@orange.f;95000;couture\nPaul;Lin;paul@example.org;95000;couture\n");
        Assert.Null(await Service.LaunchAsync(scope, key));
        await Worker.RunAsync();
        var refused = await Repairs.ListAsync(scope, key);
        Assert.Equal(["Cergy", "Pontoise"], refused[1].Places.Select(place => place.Name));
        Assert.Equal("lucie@orange.fr", refused[0].MeantAddress);
        Assert.Null(refused[1].MeantAddress);
        Assert.Null(await Repairs.SaveAsync(scope, key, 3, new Dictionary<ImportField, string>(refused[1].Values)
        { [ImportField.Insee] = "95500" }));
        Assert.Equal("95500", (await Site.VolunteerAsync("paul@example.org")).CommuneCode);
    }

    [Fact]
    public async Task Several_lines_are_corrected_at_once_each_for_itself_and_twins_are_met()
    {
        await Site.ConfirmedAsync(CoreSite.Form("josette@example.org", "95323") with { Phone = "06 39 98 00 07" });
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope, """
            prenom;nom;email;tel;code_insee;profil
            Lucie;Bobine;non;;95127;couture
            Paul;Lin;non;;95127;couture
            JOSETTE;Autre;non;0639980007;95500;couture
            Josette;ourlet;non;;95323;couture
            """);
        Assert.Null(await Service.LaunchAsync(scope, key));
        await Worker.RunAsync();
        var lines = (await Repairs.ListAsync(scope, key)).ToDictionary(person => person.Line, person =>
            (IReadOnlyDictionary<ImportField, string>)new Dictionary<ImportField, string>(person.Values)
            {
                [ImportField.Email] = person.Line == 3 ? "toujours pas" : $"v{person.Line}@example.org",
            });
        Assert.Equal([3L], (await Repairs.SaveAsync(scope, key, lines)).Keys);
        Assert.Empty(await Repairs.SaveAsync(scope, key, lines.Where(line => line.Key != 3).ToDictionary()));
        var view = (await Service.FindAsync(scope, key))!;
        Assert.Equal((1L, 2L, 1L), (view.Added, view.Known, view.Refused));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope, "prenom;nom;email;code_insee;profil\nLucie;Bobine;non;95127;couture\n");
        Assert.Null(await Service.LaunchAsync(scope, key));
        await Worker.RunAsync();
        File.Delete(Path.Combine(Folder, $"{key:N}.bin"));
        await Assert.ThrowsAsync<InvalidDataException>(() => Repairs.ListAsync(scope, key));
    }

    private async Task<Guid> LaunchAsync(ContactScope scope, string lines)
    {
        var key = await UploadAsync(scope, "prenom;nom;email;code_insee;profil\n" + lines);
        Assert.Null(await Service.LaunchAsync(scope, key));
        return key;
    }

    private async Task<Guid> UploadAsync(ContactScope scope, string file)
    {
        var (key, problem) = await Service.UploadAsync(scope, new MemoryStream(Encoding.UTF8.GetBytes(file)));
        Assert.Null(problem);
        return key!.Value;
    }
}
