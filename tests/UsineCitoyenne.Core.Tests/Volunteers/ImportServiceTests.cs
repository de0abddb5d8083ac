using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>A11: a responsable's own list comes in, within their territory, and nothing of the file stays.</summary>
public sealed class ImportServiceTests : SiteTest
{
    private const string List = """
        Prénom;Nom;Courriel;Tél.;Commune;Code postal;Profil
        Lucie;Bobine;lucie@example.org;0639980002;Cergy;95000;couture
        Zoé;Galon;zoe@example.org;0639980003;Bourg-en-Bresse;01000;couture
        Paul;Lin;paul@example.org;0639980004;Pontoise;95000;
        PAUL;LIN;paul.lin@example.org;;Pontoise;95000;couture
        """;

    private ImportService Service => Site.Get<ImportService>();

    private string Folder => Path.Combine(Site.Database.Settings.DataFolder, "imports");

    [Fact]
    public async Task The_preview_tells_each_lines_fate_and_the_import_does_the_same()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope, Encoding.UTF8.GetBytes(List));
        await SetAsync(scope, key, choice => choice with { DefaultProfile = "couture" });
        var preview = (await Service.PreviewAsync(scope, key))!;
        Assert.Equal(
            [(2L, LineFate.Added, ""), (3, LineFate.Refused, "commune hors de votre territoire"), (4, LineFate.Added, ""),
                (5, LineFate.Refused, "en double dans le fichier (même nom, même commune)")],
            preview.Lines.Select(line => (line.Number, line.Fate, line.Reason)));
        Assert.Empty(await Site.MailsAsync());

        Assert.Null(await Service.LaunchAsync(scope, key));
        Assert.Equal(1, await Site.Get<ImportQueueJob>().RunAsync());
        var done = (await Service.FindAsync(scope, key))!;
        Assert.Equal((ImportState.Done, 4L, 2L, 0L, 2L), (done.State, done.Read, done.Added, done.Filled, done.Refused));
        Assert.Equal([3L, 5L], (await Service.RefusalsAsync(scope, key)).Select(line => line.Line));
        Assert.Equal(VolunteerState.Pending, (await Site.VolunteerAsync("lucie@example.org")).State);
        Assert.Equal(2, Assert.Single(await Site.AuditAsync(AuditAction.VolunteersImported), entry => entry.AccountId == scope.AccountId)
            .Subjects.Count);
        // It waits for the corrections of what was refused.
        Assert.Single(Directory.GetFiles(Folder));
        Assert.Equal(0, await Site.Get<ImportQueueJob>().RunAsync());
    }

    [Fact]
    public async Task Somebody_known_is_completed_when_asked_and_what_they_told_stays()
    {
        var known = await Site.ConfirmedAsync(CoreSite.Form("josette@example.org", "95323") with { Phone = "", Note = "Le matin" });
        var scope = await Site.ScopeAsync("departement:95");
        const string Line =
            "prenom;nom;email;telephone;code_insee;profil;message\nJosette;Ourlet;autre@example.org;0639980009;95323;couture;Le soir\n";
        var key = await UploadAsync(scope, Encoding.UTF8.GetBytes(Line));
        await SetAsync(scope, key, choice => choice with { FillGaps = true });
        Assert.Equal(LineFate.Filled, Assert.Single((await Service.PreviewAsync(scope, key))!.Lines).Fate);
        await RunAsync(scope, key);
        var after = await Site.VolunteerAsync(known.Id);
        Assert.Equal(("+33639980009", "Le matin", "josette@example.org"), (after.Phone, after.Note, after.Email));
        Assert.Equal(known.Id, Assert.Single(Assert.Single(await Site.AuditAsync(AuditAction.VolunteerEdited)).Subjects).VolunteerId);
    }

    [Fact]
    public async Task Who_left_and_who_is_elsewhere_cannot_be_told_apart()
    {
        var left = await Site.ConfirmedAsync(CoreSite.Form("partie@example.org"));
        await Site.Get<VolunteerRecordService>().LeaveAsync(await Site.IssueAsync(LinkPurpose.VolunteerRecord, left.Id));
        await Site.ConfirmedAsync(CoreSite.Form("ailleurs@example.org", "01053"));
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(
            scope,
            [
                .. "prenom;nom;email;code_insee;profil\nJosette;Ourlet;partie@example.org;95323;couture\n"u8,
                .. "Josette;Ourlet;ailleurs@example.org;95500;couture\n"u8,
            ]);
        Assert.Equal("adresse qui ne peut pas être ajoutée",
            Assert.Single((await Service.PreviewAsync(scope, key))!.Lines.Select(line => line.Reason).Distinct()));
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_goes_on_and_adds_nobody_twice()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var file = new StringBuilder("prenom;nom;email;code_insee;profil\n");
        for (var number = 0; number < 2500; number++)
        {
            file.Append($"Prénom;Nom;v{number}@example.org;95323;couture\n");
        }
        var key = await UploadAsync(scope, Encoding.UTF8.GetBytes(file.ToString()));
        await SetAsync(scope, key, choice => choice with { SameName = false });
        Assert.Null(await Service.LaunchAsync(scope, key));
        using (var stop = new CancellationTokenSource())
        {
            var run = Site.Get<ImportQueueJob>().RunAsync(stop.Token);
            while (!run.IsCompleted && (await Service.FindAsync(scope, key))!.Read == 0)
            {
                await Task.Yield();
            }
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        }
        Assert.InRange((await Service.FindAsync(scope, key))!.Read, 1000, 2499);
        Assert.Equal(0, await Site.Get<ImportQueueJob>().RunAsync());
        Site.Clock.Advance(ImportRun.Lease + TimeSpan.FromSeconds(1));
        // The server may hold the row a moment longer for a connection that was cut off in the middle of a batch.
        await Until.TrueAsync("the row is free", () => Site.Database.WriteAsync(async db =>
            await db.Set<ImportJob>().Select(row => row.Id).ForUpdateSkipLocked().FirstOrDefaultAsync() > 0));
        Assert.Equal(1, await Site.Get<ImportQueueJob>().RunAsync());
        Assert.Equal(2500, (await Service.FindAsync(scope, key))!.Added);
        await using var db = Site.Database.Read();
        Assert.Equal(2500, db.Set<Volunteer>().Count());
        Assert.Equal(2500, (await Site.MailsAsync()).Count);
    }

    [Fact]
    public async Task Long_names_that_begin_alike_are_two_people_and_accents_make_no_other_one()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope, """
            prenom;nom;email;code_insee;profil
            Jean-Baptiste;De La Tour Du Pin Montmorency;un@example.org;95323;couture
            Jean-Christophe;De La Tour Du Pin Montmorency;deux@example.org;95323;couture
            JEAN CHRISTOPHE;De la Tour du Pin-Montmorency;trois@example.org;95323;couture
            """u8.ToArray());
        Assert.Equal([LineFate.Added, LineFate.Added, LineFate.Refused],
            (await Service.PreviewAsync(scope, key))!.Lines.Select(line => line.Fate));
    }

    [Fact]
    public async Task A_mandate_that_ended_stops_the_import()
    {
        var lead = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "95"));
        var key = await UploadAsync(lead.Contacts!, Encoding.UTF8.GetBytes(List));
        Assert.Null(await Service.LaunchAsync(lead.Contacts!, key));
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, Core.Mandates.Types.MandateAlias.Administrator,
            "admin@example.org");
        Assert.True(await Site.Get<MandateService>().EndAsync(administrator, lead.Mandates[0].Id));
        await Site.Get<ImportQueueJob>().RunAsync();
        var stopped = (await Service.FindAsync(lead.Contacts!, key))!;
        Assert.Equal((ImportState.Stopped, 0L), (stopped.State, stopped.Added));
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task Nobody_sees_somebody_elses_import_and_the_waiting_file_is_unreadable()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope, Encoding.UTF8.GetBytes(List));
        var other = await Site.ScopeAsync("nation:FR");
        Assert.Null(await Service.FindAsync(other, key));
        Assert.Null(await Service.PreviewAsync(other, key));
        Assert.NotNull(await Service.LaunchAsync(other, key));
        Assert.DoesNotContain("example.org", Encoding.Latin1.GetString(
            await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(Folder)))), StringComparison.Ordinal);
        Site.Clock.Advance(ImportRetention.DraftLifetime + TimeSpan.FromMinutes(1));
        File.SetLastWriteTimeUtc(Directory.GetFiles(Folder)[0], Site.Clock.Now - TimeSpan.FromHours(3));
        Assert.Equal(1, (await Site.Get<DataRetention>().RunAsync())[RetentionRule.Imports]);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task An_old_excel_csv_and_a_workbook_are_read_with_their_accents_and_their_lost_zeros()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var old = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(
            "prénom;nom;e-mail;ville;cp;profil\nZoé;d’Œuvre;zoe@example.org;Cergy;95000;couture\n");
        Assert.Equal("Zoé d’Œuvre", Assert.Single((await Service.PreviewAsync(scope, await UploadAsync(scope, old)))!.Lines).Name);
        var ain = await Site.ScopeAsync("departement:01");
        var key = await UploadAsync(ain, Workbook(["Prénom", "Nom", "Mail", "Portable", "Ville", "CP", "Profil"],
            ["Zoé", "Lin", "zoe@example.org", 639980002d, "Bourg-en-Bresse", 1000d, "couture"]));
        Assert.Equal(("Bourg-en-Bresse (01)", LineFate.Added),
            Assert.Single((await Service.PreviewAsync(ain, key))!.Lines.Select(line => (line.Commune, line.Fate))));
        await RunAsync(ain, key);
        Assert.Equal("+33639980002", (await Site.VolunteerAsync("zoe@example.org")).Phone);
    }

    [Theory]
    [InlineData("", "vide")]
    [InlineData("%PDF-1.7 …", "PDF")]
    [InlineData("PK\u0003\u0004 rien de bon", "classeur Excel")]
    [InlineData("prenom;nom\0;email", "ni un CSV")]
    public async Task A_file_is_judged_by_its_content(string content, string reason)
    {
        var (key, problem) = await Service.UploadAsync(await Site.ScopeAsync("departement:95"),
            new MemoryStream(Encoding.UTF8.GetBytes(content)));
        Assert.Null(key);
        Assert.Contains(reason, problem);
    }

    [Fact]
    public async Task Who_was_imported_agrees_to_the_texts_before_being_confirmed()
    {
        var scope = await Site.ScopeAsync("departement:95");
        await RunAsync(scope, await UploadAsync(scope, Encoding.UTF8.GetBytes(List)));
        var lucie = await Site.VolunteerAsync("lucie@example.org");
        var mail = (await Site.ComposeAsync(Assert.Single(await Site.MailsAsync(), row => row.RecipientId == lucie.Id)))!;
        Assert.Contains(mail.Body.Blocks.OfType<MailBlock.Paragraph>(),
            block => block.Text.Contains("une liste où vous figurez", StringComparison.Ordinal));
        var token = await Site.IssueAsync(LinkPurpose.ConfirmSignUp, lucie.Id);
        var service = Site.Get<ConfirmationService>();
        Assert.True((await service.InspectAsync(token)).NeedsConsent);
        Assert.Equal(ConfirmationState.ConsentMissing, (await service.ConfirmAsync(token, new ConsentsGiven(true, false, false, false)))
            .State);
        Assert.Equal(ConfirmationState.Ready, (await service.ConfirmAsync(token, new ConsentsGiven(true, true, true, false))).State);
        await using var db = Site.Database.Read();
        Assert.Equal(["charte", "coordonnees", "presentation"], db.Set<Consent>()
            .Where(row => row.VolunteerId == lucie.Id && row.Channel == "import").Select(row => row.Purpose).ToList().Order());
    }

    private async Task<Guid> UploadAsync(ContactScope scope, byte[] content)
    {
        var (key, problem) = await Service.UploadAsync(scope, new MemoryStream(content));
        Assert.Null(problem);
        return key!.Value;
    }

    private async Task SetAsync(ContactScope scope, Guid key, Func<ImportChoice, ImportChoice> change) =>
        await Service.SetAsync(scope, key, change((await Service.PreviewAsync(scope, key))!.Choice));

    private async Task RunAsync(ContactScope scope, Guid key)
    {
        Assert.Null(await Service.LaunchAsync(scope, key));
        Assert.Equal(1, await Site.Get<ImportQueueJob>().RunAsync());
    }

    /// <summary>The least that a workbook is.</summary>
    private static byte[] Workbook(params object[][] rows)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
            }
            Add("[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
                + "ContentType=\"application/xml\"/><Default Extension=\"rels\" "
                + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
            Add("_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                + "Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Liste\" "
                + "sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                + "Target=\"worksheets/sheet1.xml\"/></Relationships>");
            var cells = rows.Select((row, index) => $"<row r=\"{index + 1}\">"
                + string.Concat(row.Select((value, column) => value is double number
                ? $"<c r=\"{(char)('A' + column)}{index + 1}\"><v>{number}</v></c>"
                : $"<c r=\"{(char)('A' + column)}{index + 1}\" t=\"inlineStr\"><is><t>{value}</t></is></c>")) + "</row>");
            Add("xl/worksheets/sheet1.xml",
                $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                    + $"{string.Concat(cells)}</sheetData></worksheet>");
        }
        return file.ToArray();
    }
}
