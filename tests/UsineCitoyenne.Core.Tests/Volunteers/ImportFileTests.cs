using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>Spreadsheets as they are in the wild, and as somebody hostile makes them.</summary>
public sealed class ImportFileTests : SiteTest
{
    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "ImportCases");

    private ImportService Service => Site.Get<ImportService>();

    [Theory]
    [InlineData("temoin.xlsx", 1)]
    [InlineData("colonne-sans-largeur.xlsx", 1)]
    [InlineData("classeur-ailleurs.xlsx", 1)]
    [InlineData("lignes-de-separateurs.csv", 1)]
    [InlineData("titre-avant-entete.csv", 1)]
    [InlineData("fin-ctrl-z.csv", 1)]
    [InlineData("code-postal-avec-espace.csv", 2)]
    public async Task What_an_organiser_has_comes_in(string file, int people)
    {
        var scope = await Site.ScopeAsync("nation:FR");
        var key = await UploadAsync(scope, await File.ReadAllBytesAsync(Path.Combine(Folder(), file)));
        await RunAsync(scope, key);
        var done = (await Service.FindAsync(scope, key))!;
        Assert.Equal((ImportState.Done, (long)people, 0L), (done.State, done.Added, done.Refused));
    }

    [Fact]
    public async Task A_quote_that_never_closes_is_told_with_its_line()
    {
        var (_, problem) = await SendAsync("nation:FR", await File.ReadAllBytesAsync(Path.Combine(Folder(), "guillemet-non-ferme.csv")));
        Assert.Contains("ligne 3", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_that_its_postcode_contradicts_is_refused()
    {
        var scope = await Site.ScopeAsync("nation:FR");
        var key = await UploadAsync(scope, "prenom;nom;email;code postal;commune\nAnne;Bobine;a@example.org;01000;Cergy\n"u8.ToArray());
        await RunAsync(scope, key);
        Assert.Contains("se contredisent", Assert.Single(await Service.RefusalsAsync(scope, key)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XFD1048576")]
    [InlineData("ZZZZZZZ1")]
    public async Task One_cell_in_the_last_corner_costs_one_cell(string cell)
    {
        var (_, problem) = await SendAsync("nation:FR", Workbook(
            $"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>nom</v></c></row><row r=\"1048576\"><c r=\"{cell}\" t=\"str\"><v>x</v></c></row>"));
        Assert.Contains("colonne 300", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_do_not_say_where_they_stand_follow_one_another_also_after_an_empty_one()
    {
        static string Row(params string[] cells) =>
            $"<row>{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope, Workbook(
            Row("Prénom", "Nom", "Courriel", "Commune", "Téléphone", "Remarques", "Interne")
                + Row("Eve", "Glisse", "eve@example.org", "Cergy", "", "apporte ses ciseaux", "ne pas dire")));
        await RunAsync(scope, key);
        var eve = await Site.VolunteerAsync("eve@example.org");
        Assert.Equal(("", "apporte ses ciseaux"), (eve.Phone, eve.Note));
    }

    [Fact]
    public async Task A_cell_that_unfolds_into_gigabytes_is_never_unzipped()
    {
        var (_, problem) =
            await SendAsync("nation:FR", Workbook($"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{new string('a', 40_000_000)}</v></c></row>"));
        Assert.NotNull(problem);
    }

    [Fact]
    public async Task Millions_of_columns_are_refused_at_once()
    {
        var (_, problem) = await SendAsync("nation:FR", Encoding.UTF8.GetBytes(new string(';', 2_000_000) + "\nnom;prenom\n"));
        Assert.NotNull(problem);
        (_, problem) = await SendAsync("nation:FR", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;", 400)) + "\n"));
        Assert.Contains("300 colonnes", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_is_told_to_stop_stops()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Service.UploadAsync(await Site.ScopeAsync("nation:FR"),
                new MemoryStream(Workbook("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>nom</v></c></row>")), cancel: stop.Token));
    }

    [Fact]
    public void French_columns_are_proposed_by_themselves()
    {
        var match = ColumnMatch.Propose(["NOM", "Prénom", "Mél", "Tél. portable", "Ville", "C.P.", "Compétences"]);
        Assert.Equal((0, 1, 2, 3, 4), (match[ImportField.LastName], match[ImportField.FirstName], match[ImportField.Email],
            match[ImportField.Phone], match[ImportField.Commune]));
        Assert.Equal(6, match[ImportField.Profiles]);
        Assert.Equal(0, ColumnMatch.Propose(["Adresse e-mail"])[ImportField.Email]);
        Assert.Equal(1, ColumnMatch.Propose(["Téléphone fixe", "Portable"])[ImportField.Phone]);
    }

    [Fact]
    public async Task Words_of_one_family_are_one_profile_and_a_bad_phone_refuses_nobody()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(
            scope, "prenom;nom;email;tel;code_insee;profil\nLucie;Bobine;lucie@example.org;12;95127;Couturière\n"u8.ToArray());
        await RunAsync(scope, key);
        var lucie = await Site.VolunteerAsync("lucie@example.org");
        Assert.Equal("", lucie.Phone);
        Assert.Contains("12", lucie.Note, StringComparison.Ordinal);
        Assert.NotEqual(0, lucie.Profiles);
    }

    [Fact]
    public async Task Who_has_a_phone_and_no_mail_comes_in_on_an_agreement_given_aloud_only()
    {
        const string File = "prenom;nom;email;tel;code_insee;profil\nOdette;Lin;;0639980002;95127;couture\n";
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope, Encoding.UTF8.GetBytes(File));
        await RunAsync(scope, key);
        Assert.Contains("de vive voix", Assert.Single(await Service.RefusalsAsync(scope, key)).Reason, StringComparison.Ordinal);

        key = await UploadAsync(scope, Encoding.UTF8.GetBytes(File));
        await Service.SetAsync(scope, key, (await Service.PreviewAsync(scope, key))!.Choice with { OralAgreement = true });
        await RunAsync(scope, key);
        Assert.Equal((1L, 1), ((await Service.FindAsync(scope, key))!.Added, (await Service.FindAsync(scope, key))!.Confirmed));
        await using var db = Site.Database.Read();
        var odette = Assert.Single(db.Set<Volunteer>());
        Assert.Equal(scope.AccountId, db.Set<Core.Privacy.Consent>().First(consent => consent.VolunteerId == odette.Id).HeardByAccountId);
        Assert.Empty(await Site.MailsAsync());
    }

    [Fact]
    public async Task Somebody_known_is_no_refusal_and_who_confirms_is_counted()
    {
        await Site.ConfirmedAsync(CoreSite.Form("josette@example.org", "95127"));
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(
            scope,
            [
                .. "prenom;nom;email;code_insee;profil\nJosette;Ourlet;josette@example.org;95127;couture\n"u8,
                .. "Lucie;Bobine;lucie@example.org;95127;couture\n"u8,
            ]);
        await RunAsync(scope, key);
        var view = (await Service.FindAsync(scope, key))!;
        Assert.Equal((1L, 1L, 0L, 0), (view.Added, view.Known, view.Refused, view.Confirmed));
    }

    [Fact]
    public async Task A_refused_line_is_corrected_on_the_screen_and_the_file_goes_when_its_author_is_done()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(
            scope,
            [
                .. "prenom;nom;email;commune;code postal;profil\nLucie;Bobine;lucie@example.org;Serzhy;95000;couture\n"u8,
                .. "Paul;Lin;pas-une-adresse;Cergy;95000;couture\n"u8,
            ]);
        await RunAsync(scope, key);
        var repairs = Site.Get<ImportRepairService>();
        var refused = await repairs.ListAsync(scope, key);
        Assert.Equal(["Serzhy", "Cergy"], refused.Select(person => person.Values[ImportField.Commune]));
        Assert.Empty(await repairs.ListAsync(await Site.ScopeAsync("nation:FR"), key));

        Assert.NotNull(await repairs.SaveAsync(scope, key, 3, refused[1].Values));
        Dictionary<ImportField, string> Corrected(RefusedPerson person, ImportField field, string value) =>
            new(person.Values) { [field] = value };
        Assert.Null(await repairs.SaveAsync(scope, key, 3, Corrected(refused[1], ImportField.Email, "paul@example.org")));
        Assert.Null(await repairs.SaveAsync(scope, key, 3, Corrected(refused[1], ImportField.Email, "paul@example.org")));
        Assert.Contains(
            "territoire",
            await repairs.SaveAsync(scope, key, 2, new Dictionary<ImportField, string>(refused[0]
                .Values)
            { [ImportField.Commune] = "Bourg-en-Bresse", [ImportField.Postcode] = "01000" }), StringComparison.Ordinal);
        Assert.Null(await repairs.SaveAsync(scope, key, 2, Corrected(refused[0], ImportField.Commune, "Cergy")));
        var view = (await Service.FindAsync(scope, key))!;
        Assert.Equal((2L, 0L, true), (view.Added, view.Refused, view.CanRepair));
        Assert.Equal(VolunteerState.Pending, (await Site.VolunteerAsync("paul@example.org")).State);
        Assert.Equal(2, (await Site.MailsAsync()).Count);

        await repairs.CloseAsync(scope, key);
        Assert.False((await Service.FindAsync(scope, key))!.CanRepair);
        Assert.Empty(Directory.GetFiles(Path.Combine(Site.Database.Settings.DataFolder, "imports")));
    }

    [Fact]
    public async Task A_file_waits_for_its_corrections_a_week_at_most()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope, "prenom;nom;email;commune;profil\nLucie;Bobine;lucie@example.org;Zzyzx;couture\n"u8.ToArray());
        await RunAsync(scope, key);
        Assert.True((await Service.FindAsync(scope, key))!.CanRepair);
        Site.Clock.Advance(ImportRetention.RepairLifetime + TimeSpan.FromMinutes(1));
        foreach (var file in Directory.GetFiles(Path.Combine(Site.Database.Settings.DataFolder, "imports")))
        {
            File.SetLastWriteTimeUtc(file, Site.Clock.Now - TimeSpan.FromHours(3));
        }
        await Site.Get<ImportQueueJob>().RunAsync();
        Assert.False((await Service.FindAsync(scope, key))!.CanRepair);
        Assert.Empty(Directory.GetFiles(Path.Combine(Site.Database.Settings.DataFolder, "imports")));
    }

    private async Task<(Guid? Key, string? Problem)> SendAsync(string territory, byte[] file) =>
        await Service.UploadAsync(await Site.ScopeAsync(territory), new MemoryStream(file));

    private async Task<Guid> UploadAsync(ContactScope scope, byte[] file)
    {
        var (key, problem) = await Service.UploadAsync(scope, new MemoryStream(file));
        Assert.Null(problem);
        return key!.Value;
    }

    private async Task RunAsync(ContactScope scope, Guid key)
    {
        var choice = (await Service.PreviewAsync(scope, key))!.Choice;
        await Service.SetAsync(scope, key, choice with { DefaultProfile = "couture" });
        Assert.Null(await Service.LaunchAsync(scope, key));
        await Site.Get<ImportQueueJob>().RunAsync();
    }

    private static byte[] Workbook(string rows)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string path, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
            Add("[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Add("_rels/.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add("xl/_rels/workbook.xml.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Add("xl/workbook.xml",
                """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add("xl/worksheets/sheet1.xml",
                $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""");
        }
        return file.ToArray();
    }
}
