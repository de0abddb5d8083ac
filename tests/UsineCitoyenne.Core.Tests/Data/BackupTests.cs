using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Tests.Data;

public sealed class BackupTests : SiteTest
{
    private string File => Path.Combine(Site.Database.Settings.DataFolder, "sauvegarde.zip");

    [Fact]
    public async Task A_backup_brings_everything_back_and_numbering_goes_on()
    {
        var kept = await Site.ConfirmedAsync();
        await Site.Get<DatabaseBackup>().BackUpAsync(File);
        await Site.ConfirmedAsync(CoreSite.Form("apres@example.org"));
        await Site.Get<DatabaseBackup>().RestoreAsync(File);
        await using (var db = Site.Database.Read())
        {
            Assert.Equal(kept.Email, db.Set<Volunteer>().Single().Email);
        }
        Assert.True((await Site.SignUpAsync(CoreSite.Form("encore@example.org"))).Id > kept.Id);
    }

    [Fact]
    public async Task A_backup_is_taken_while_people_sign_up()
    {
        var signUps = Task.WhenAll(Enumerable.Range(0, 40).Select(index => Site.SignUpAsync(CoreSite.Form($"v{index}@example.org"))));
        await Site.Get<DatabaseBackup>().BackUpAsync(File);
        await signUps;
        await Site.Get<DatabaseBackup>().RestoreAsync(File);
        await using var db = Site.Database.Read();
        // Consistent: whoever is in the copy is there with consents and mail.
        Assert.Equal(db.Set<Volunteer>().Count() * 3, db.Set<Core.Privacy.Consent>().Count());
        Assert.Equal(db.Set<Volunteer>().Count(), db.Set<Core.Mailing.OutboxMail>().Count());
    }

    [Fact]
    public async Task A_file_that_is_no_backup_changes_nothing()
    {
        await Site.ConfirmedAsync();
        await using (
            var zip = new System.IO.Compression.ZipArchive(System.IO.File.Create(File), System.IO.Compression.ZipArchiveMode.Create))
        {
            zip.CreateEntry("site.db");
        }
        await Assert.ThrowsAsync<InvalidDataException>(() => Site.Get<DatabaseBackup>().RestoreAsync(File));
        await using var db = Site.Database.Read();
        Assert.Single(db.Set<Volunteer>());
    }
}
