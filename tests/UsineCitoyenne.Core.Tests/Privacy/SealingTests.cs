using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Privacy.Sealing;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Tests.Privacy;

public sealed class SealingTests : SiteTest
{
    private const string OtherKey = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

    /// <summary>More than two batches of the round.</summary>
    private const int Many = 1203;

    [Fact]
    public async Task Neither_the_database_nor_a_backup_holds_a_phone_number_or_a_note_in_clear_and_both_are_found()
    {
        var (josette, scope) = (await Site.ConfirmedAsync(), await Site.ScopeAsync("departement:95"));
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(
            "prénom,nom,email,code_insee,profils,telephone,message\nPaulette,Galon,paulette@example.org,95323,couture,0639985151,Vient "
            + "avec son canevas\n"));
        Assert.Equal(1, (await Site.Get<VolunteerImport>().ImportAsync(csv, _ => { })).Imported);
        Assert.Empty((await Site.Get<ContactDossiers>().NoteAsync(scope, josette.Id, "Rappeler après la Toussaint"))!);
        Assert.Empty(
            (await Site.Get<ContactEdits>()
                .SaveAsync(scope, josette.Id, new ContactEdit("95323", "06 39 98 55 66", ["transport"], ["soir"], false)))!);

        var stored = await StoredAsync();
        foreach (var clear in new[] { "639980001", "639985566", "639985151", "Le matin de", "canevas", "Toussaint" })
        {
            Assert.False(Holds(stored, clear), clear);
        }
        Assert.True(Holds(stored, "paulette@example.org"), "The bytes that were read are not the database’s.");

        var table = Site.Get<ContactTable>();
        foreach (var text in new[] { "0639985566", "39985", "le matin", "préférence" })
        {
            Assert.Equal(josette.Id, Assert.Single((await table.SearchAsync(scope, new ContactQuery { Text = text })).Rows).Id);
        }
        Assert.Empty((await table.SearchAsync(scope, new ContactQuery { Text = "0639980001" })).Rows);
        var dossier = (await Site.Get<ContactDossiers>().OpenAsync(scope, josette.Id))!;
        Assert.Equal(("+33639985566", "Rappeler après la Toussaint"), (dossier.Row.Phone, dossier.Notes.Single().Text));
    }

    [Fact]
    public async Task A_value_that_was_moved_to_another_column_or_altered_does_not_open()
    {
        var josette = await Site.SignUpAsync();
        await ExecuteAsync("""UPDATE "Volunteer" SET "Note" = "Phone" """);
        var failure = await Assert.ThrowsAsync<FieldKeyException>(() => Site.VolunteerAsync(josette.Id));
        Assert.DoesNotContain("e1:", failure.Message);
        var cipher = Site.Database.Cipher;
        var box = cipher.Seal("0639980001", VolunteerMapping.Phone);
        Assert.Equal("0639980001", cipher.Open(box, VolunteerMapping.Phone));
        Assert.NotEqual(box, cipher.Seal("0639980001", VolunteerMapping.Phone));
        Assert.Throws<FieldKeyException>(() => cipher.Open(box[..10] + (box[10] == 'A' ? 'E' : 'A') + box[11..], VolunteerMapping.Phone));
        Assert.Throws<FieldKeyException>(() => cipher.Open(box, VolunteerMapping.Note));
    }

    [Theory]
    [InlineData("")]
    [InlineData("e1:")]
    [InlineData("e1: bonjour, je suis libre le samedi")]
    public void Text_that_nobody_sealed_is_read_as_it_is(string text)
    {
        Assert.Equal(text, Site.Database.Cipher.Open(text, VolunteerMapping.Note));
        Assert.Equal(text, Site.Database.Cipher.Open(Site.Database.Cipher.Seal(text, VolunteerMapping.Note), VolunteerMapping.Note));
    }

    [Fact]
    public async Task Older_rows_are_read_and_a_round_that_was_stopped_in_the_middle_seals_the_rest()
    {
        await AddOlderAsync();
        var scope = await Site.ScopeAsync("nation:FR");
        Assert.Equal(Many, (await Site.Get<ContactTable>().SearchAsync(scope, new ContactQuery { Text = "canevas" })).Total);
        Assert.Equal("0639980007", (await Site.VolunteerAsync("v7@example.org")).Phone);
        var before = await ChangesAsync();

        using var kill = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SealingService(Site.Database, new FieldKeyCheck(Site.Database))
            .RunAsync(new Killer(kill), kill.Token));
        var left = await ClearAsync();
        Assert.InRange(left, 1, Many - 1);
        // Somebody writes meanwhile: sealed as it is written.
        await Site.Database.WriteAsync(async db => db.Set<Volunteer>().Single(row => row.EmailKey == "v1200@example.org")
            .Correct("0639990000", 1, 1));

        var (count, done) = await Site.Get<SealingService>().RunAsync();
        Assert.True(done);
        Assert.Equal((2 * left) - 1, count);
        Assert.Equal(0, await ClearAsync());
        Assert.False(Holds(await StoredAsync(), "canevas"));
        Assert.Equal("0639980007", (await Site.VolunteerAsync("v7@example.org")).Phone);
        var after = await ChangesAsync();
        Assert.Equal(before.Where(row => row.Key != 1201), after.Where(row => row.Key != 1201));
        Assert.Equal((0, true), await Site.Get<SealingService>().RunAsync());
    }

    [Fact]
    public async Task Another_key_or_none_is_told_before_anything_is_read()
    {
        await Site.SignUpAsync();
        await Site.Get<FieldKeyCheck>().VerifyAsync();
        await using var other = With(OtherKey, former: null);
        Assert.Contains("autre clé", (await Assert.ThrowsAsync<FieldKeyException>(() => new FieldKeyCheck(other).VerifyAsync())).Message);
        await Assert.ThrowsAsync<FieldKeyException>(() => new SealingService(other, new FieldKeyCheck(other)).RunAsync());
        await using var none = With(key: null, former: null);
        Assert.Contains("fields.key manque", (await Assert.ThrowsAsync<FieldKeyException>(() => new FieldKeyCheck(none).VerifyAsync()))
            .Message);
        Assert.False(Directory.Exists(Path.Combine(Site.Database.Settings.DataFolder, "keys")));
        await Site.Get<FieldKeyCheck>().VerifyAsync();
    }

    [Fact]
    public async Task A_new_key_takes_over_from_the_former_one_row_by_row()
    {
        await AddOlderAsync();
        await Site.Get<SealingService>().RunAsync();
        await using (var both = With(OtherKey, Site.Database.Settings.FieldKey))
        {
            await new FieldKeyCheck(both).VerifyAsync();
            await using (var tooSoon = With(OtherKey, former: null))
            {
                Assert.Contains("pas fini", (await Assert.ThrowsAsync<FieldKeyException>(() => new FieldKeyCheck(tooSoon).VerifyAsync()))
                    .Message);
            }
            await using (var reading = both.Read())
            {
                Assert.Equal("0639980003", (await reading.Set<Volunteer>().SingleAsync(row => row.EmailKey == "v3@example.org")).Phone);
            }
            Assert.Equal((2 * Many, true), await new SealingService(both, new FieldKeyCheck(both)).RunAsync());
        }
        await using var alone = With(OtherKey, former: null);
        await new FieldKeyCheck(alone).VerifyAsync();
        await using var db = alone.Read();
        Assert.Equal("0639980003", (await db.Set<Volunteer>().SingleAsync(row => row.EmailKey == "v3@example.org")).Phone);
        await Assert.ThrowsAsync<FieldKeyException>(() => Site.Get<FieldKeyCheck>().VerifyAsync());
    }

    /// <summary>People as the version before wrote them.</summary>
    private async Task AddOlderAsync()
    {
        await Site.Database.WriteAsync(db => VolunteerBulk.InsertAsync(db, Enumerable.Range(0, Many).Select(number => new VolunteerBulk.Row(
            new Volunteer.Details("Josette", "Ourlet", $"{number}", "95323", 1, 0, 0, "note"), $"v{number}@example.org",
            VolunteerState.Confirmed, Site.Clock.Now, Demo: false))));
        await ExecuteAsync("""UPDATE "Volunteer" SET "Note" = 'Vient avec son canevas', "Phone" = '06' || (39980000 + "Id" - 1)""");
    }

    private Database With(string? key, string? former) => new(new DatabaseOptions
    {
        DataFolder = Site.Database.Settings.DataFolder,
        ConnectionString = Site.Database.Settings.ConnectionString,
        FieldKey = key,
        FormerFieldKey = former,
    });

    /// <summary>All bytes there are: of a backup, which has every table, and on SQLite of the files themselves.</summary>
    private async Task<byte[]> StoredAsync()
    {
        var file = Path.Combine(Site.Database.Settings.DataFolder, "tout.zip");
        await Site.Get<DatabaseBackup>().BackUpAsync(file);
        using var all = new MemoryStream();
        await using (var zip = await ZipFile.OpenReadAsync(file))
        {
            foreach (var entry in zip.Entries)
            {
                await using var content = await entry.OpenAsync();
                await content.CopyToAsync(all);
            }
        }
        File.Delete(file);
        foreach (var part in Site.Database.Engine == DatabaseEngine.Sqlite ? new[] { "", "-wal" } : [])
        {
            await using var content = new FileStream(Site.Database.Settings.SqliteFile + part, FileMode.Open, FileAccess.Read,
                FileShare.ReadWrite);
            await content.CopyToAsync(all);
        }
        return all.ToArray();
    }

    private static bool Holds(byte[] stored, string text) => stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private async Task<int> ClearAsync()
    {
        await using var db = Site.Database.Read();
        return await db.Database.SqlQuery<int>(
            $"""SELECT CAST(count(*) AS int) AS "Value" FROM "Volunteer" WHERE "Phone" NOT LIKE 'e1:%'""").SingleAsync();
    }

    private async Task<Dictionary<long, long>> ChangesAsync()
    {
        await using var db = Site.Database.Read();
        return await db.Set<Volunteer>().OrderBy(row => row.Id)
            .Select(row => new { row.Id, Change = EF.Property<long>(row, VolunteerMapping.Change) })
            .ToDictionaryAsync(row => row.Id, row => row.Change);
    }

    private Task ExecuteAsync(string sql) => Site.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>Stops the round after its first batch of people.</summary>
    private sealed class Killer(CancellationTokenSource kill) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value > 0)
            {
                kill.Cancel();
            }
        }
    }
}
