using System.IO.Compression;
using System.Text;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>Lists as volunteers keep them: other programs' columns, several sheets, dates, telephones as spreadsheets spoil them.</summary>
public sealed class ImportSourceTests : SiteTest
{
    private ImportService Service => Site.Get<ImportService>();

    [Theory]
    [InlineData("06 12 34 56 78", "06 12 34 56 78", "")]
    [InlineData("Tél : 06 12 34 56 78", "06 12 34 56 78", "")]
    [InlineData("Tél. portable : 06 12 34 56 78", "06 12 34 56 78", "")]
    [InlineData("'0612345678", "0612345678", "")]
    [InlineData("0612345678.0", "0612345678", "")]
    [InlineData("612345678.0", "612345678", "")]
    [InlineData("6.12345678E+08", "612345678", "")]
    [InlineData("3,3612345678E+10", "33612345678", "")]
    [InlineData("06 12 34 56 78 / 07 12 34 56 78", "06 12 34 56 78", "07 12 34 56 78")]
    [InlineData("06 12 34 56 78 / fixe 01 34 56 78 90", "06 12 34 56 78", "fixe 01 34 56 78 90")]
    [InlineData("12 / 07 12 34 56 78", "07 12 34 56 78", "12")]
    [InlineData("06 12 34 56 78 ou 07 12 34 56 78", "06 12 34 56 78", "07 12 34 56 78")]
    [InlineData("06 12 34 56 78 ::: 07 12 34 56 78", "06 12 34 56 78", "07 12 34 56 78")]
    [InlineData("06 12 34 56 78 07 12 34 56 78", "06 12 34 56 78", "07 12 34 56 78")]
    [InlineData("06 12 34 56 78 (le soir)", "06 12 34 56 78", "le soir")]
    [InlineData("06/12/34/56/78", "06/12/34/56/78", "")]
    [InlineData("06 - 12 - 34 - 56 - 78", "06 - 12 - 34 - 56 - 78", "")]
    [InlineData("pas de téléphone", "pas de téléphone", "")]
    public void A_telephone_is_found_however_it_was_kept(string cell, string number, string rest) =>
        Assert.Equal(new CellPhones(number, rest, false), CellPhones.Read(cell, null));

    [Theory]
    [InlineData("6,12E+08")]
    [InlineData("3.36123E+10")]
    [InlineData("6E8")]
    public async Task A_telephone_that_lost_its_digits_is_told_and_corrected(string cell)
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(
            scope, $"prenom;nom;email;tel;code_insee;profil\nLucie;Bobine;lucie@example.org;{cell};95127;couture\n");
        await RunAsync(scope, key);
        Assert.Contains("arrondi par le tableur", Assert.Single(await Service.RefusalsAsync(scope, key)).Reason, StringComparison.Ordinal);
        var repairs = Site.Get<ImportRepairService>();
        var values = new Dictionary<ImportField, string>((await repairs.ListAsync(scope, key))[0].Values) { [ImportField.Phone] = "" };
        Assert.Null(await repairs.SaveAsync(scope, key, 2, values));
    }

    [Fact]
    public async Task The_second_number_of_a_cell_is_kept_where_the_organiser_reads_it()
    {
        var scope = await Site.ScopeAsync("departement:95");
        await RunAsync(scope, await UploadAsync(
            scope, "prenom;nom;email;tel;code_insee;profil;message\nLucie;Bobine;lucie@example.org;06 39 98 00 02 / 01 39 98 00 "
            + "03;95127;couture;Le soir\n"));
        var lucie = await Site.VolunteerAsync("lucie@example.org");
        Assert.Equal(("+33639980002", "Le soir\nTéléphone, aussi noté\u00a0: 01 39 98 00 03"), (lucie.Phone, lucie.Note));
    }

    [Theory]
    [InlineData("Nom et prénom", "Bobine Lucie", "Lucie", "Bobine")]
    [InlineData("Nom et prénom", "BOBINE Lucie", "Lucie", "BOBINE")]
    [InlineData("Nom et prénom", "Lucie BOBINE", "Lucie", "BOBINE")]
    [InlineData("Nom et prénom", "de la Tour Jean", "Jean", "de la Tour")]
    [InlineData("Prénom Nom", "Lucie Bobine", "Lucie", "Bobine")]
    [InlineData("Prénom Nom", "Lucie de LA TOUR", "Lucie", "de LA TOUR")]
    [InlineData("Nom complet", "Marie Claude Bobine", "Marie Claude", "Bobine")]
    [InlineData("Nom complet", "Mme Lucie du Bois", "Lucie", "du Bois")]
    [InlineData("Nom complet", "Bobine, Lucie", "Lucie", "Bobine")]
    [InlineData("Nom complet", "Bobine", "", "Bobine")]
    public void A_whole_name_is_taken_apart_by_its_capitals_then_by_its_column(string header, string name, string first, string last) =>
        Assert.Equal((first, last), WholeName.Split(name, WholeName.IsFamilyFirst(header)));

    [Theory]
    [InlineData("95000 Cergy", "95000", "Cergy")]
    [InlineData("12 rue des Fleurs 95 000 Cergy", "95000", "Cergy")]
    [InlineData("12 rue des Fleurs, F-95000 CERGY CEDEX, France", "95000", "CERGY CEDEX")]
    [InlineData("Cergy (95000)", "95000", "Cergy")]
    [InlineData("Cergy", "", "Cergy")]
    [InlineData("12 rue des Fleurs", "", "")]
    [InlineData("12 rue des Fleurs, Cergy", "", "Cergy")]
    public void An_address_ends_with_its_place(string address, string postcode, string commune) =>
        Assert.Equal((postcode, commune), PostalLine.Split(address));

    [Fact]
    public async Task A_list_of_two_columns_for_names_and_places_comes_in_and_its_streets_stay_outside()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(
            scope, "Nom et prénom;Adresse;Mail;Profil\nBOBINE Lucie;12 rue des Fleurs 95000 Cergy;lucie@example.org;couture\n");
        Assert.Equal(("Lucie BOBINE", "Cergy (95)", LineFate.Added),
            Assert.Single((await Service.PreviewAsync(scope, key))!.Lines.Select(line => (line.Name, line.Commune, line.Fate))));
        await RunAsync(scope, key);
        var lucie = await Site.VolunteerAsync("lucie@example.org");
        Assert.Equal(("Lucie", "BOBINE", "95127", ""), (lucie.FirstName, lucie.LastName, lucie.CommuneCode, lucie.Note));
    }

    [Fact]
    public void Columns_of_address_books_and_the_questions_of_forms_are_proposed_by_themselves()
    {
        var google = ColumnMatch.Propose(["First Name", "Middle Name", "Last Name", "E-mail 1 - Label", "E-mail 1 - Value",
            "Phone 1 - Value", "Address 1 - City", "Address 1 - Postal Code"]);
        Assert.Equal("0,2,4,5,-1,7,6,-1,-1,-1,-1,-1,-1", google.ToString());
        var older = ColumnMatch.Propose(
            ["Name", "Given Name", "Family Name", "E-mail 1 - Value", "Phone 1 - Value", "Address 1 - Formatted"]);
        Assert.Equal("1,2,3,4,-1,-1,-1,-1,-1,-1,-1,-1,5", older.ToString());
        var form = ColumnMatch.Propose([
            "Horodateur", "Adresse e-mail", "Quel est votre prénom ?", "Quel est votre nom de famille ?",
            "Dans quelle commune habitez-vous ?", "Votre numéro de téléphone",
            "Comment souhaitez-vous être contacté ?", "Quel est le nom de votre association ?", "Comment pouvez-vous nous aider ?",
        ]);
        Assert.Equal("2,3,1,5,-1,-1,4,8,-1,-1,-1,-1,-1", form.ToString());
        Assert.Null(form.Problem);
        Assert.Null(ColumnMatch.Propose(["Votre nom et votre prénom", "Votre e-mail", "Votre code postal et votre ville"]).Problem);
        Assert.NotNull(ColumnMatch.Propose(["Nom", "Mail", "Ville"]).Problem);
    }

    [Fact]
    public async Task Dates_and_hours_of_a_workbook_are_written_as_dates()
    {
        const string Styles = """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d\ mmmm\ yyyy"/><numFmt numFmtId="165" formatCode="0&quot; jours&quot;"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>
            """;
        var cells = string.Concat(
            new[] { (0, "44000"), (1, "44000"), (2, "44000"), (3, "44000"), (4, "44000.604166666664"), (5, "0.604166666664"), (1, "-3") }
            .Select(cell => $"<c s=\"{cell.Item1}\"><v>{cell.Item2}</v></c>"));
        await using var sheet = await ImportSheet.OpenAsync(
            new MemoryStream(Workbook(Styles, false, ("Feuille", $"<row>{cells}<c t=\"d\"><v>2020-06-18T00:00:00</v></c></row>"))),
            ImportFormat.Xlsx);
        Assert.Equal(["44000", "18/06/2020", "18/06/2020", "44000", "18/06/2020 14:30", "14:30", "-3", "18/06/2020"], sheet.Header);
        await using var mac = await ImportSheet.OpenAsync(
            new MemoryStream(Workbook(Styles, true, ("Feuille", "<row><c s=\"1\"><v>42538</v></c></row>"))), ImportFormat.Xlsx);
        Assert.Equal("18/06/2020", Assert.Single(mac.Header));
        await using var broken = await ImportSheet.OpenAsync(
            new MemoryStream(Workbook("<styleSheet", false, ("Feuille", "<row><c s=\"1\"><v>44000</v></c></row>"))), ImportFormat.Xlsx);
        Assert.Equal("44000", Assert.Single(broken.Header));
    }

    [Fact]
    public async Task Of_several_sheets_the_list_is_read_the_others_are_named_and_another_one_may_be_chosen()
    {
        var scope = await Site.ScopeAsync("departement:95");
        var file = Workbook(
            null, false, ("Lisez-moi", Row("Mode d’emploi")),
            ("Contacts", Row("Prénom", "Nom", "Mail", "Commune") + Row("Lucie", "Bobine", "lucie@example.org", "Cergy")),
            ("Vide", ""), ("2025", Row("Nom", "Prénom", "Ville", "Mail") + Row("Lin", "Paul", "Pontoise", "paul@example.org")
                + Row("Galon", "Zoé", "Cergy", "zoe@example.org")));
        var key = await UploadAsync(scope, file);
        var preview = (await Service.PreviewAsync(scope, key))!;
        Assert.Equal(["Lisez-moi", "Contacts", "Vide", "2025"], preview.Sheets);
        Assert.Equal((1, "Lucie Bobine"), (preview.Sheet, Assert.Single(preview.Lines).Name));

        Assert.Contains("vide", await Service.ChooseSheetAsync(scope, key, 2), StringComparison.Ordinal);
        Assert.Null(await Service.ChooseSheetAsync(scope, key, 3));
        Assert.NotNull(await Service.ChooseSheetAsync(await Site.ScopeAsync("nation:FR"), key, 0));
        preview = (await Service.PreviewAsync(scope, key))!;
        Assert.Equal((3, "Paul Lin", 2L), (preview.Sheet, preview.Lines[0].Name, (await Service.FindAsync(scope, key))!.Total));
        await RunAsync(scope, key);
        Assert.Equal(2, (await Service.FindAsync(scope, key))!.Added);
    }

    [Theory]
    [InlineData("C:\\Listes\\bénévoles 2026.csv", "bénévoles 2026.csv")]
    [InlineData("../../liste\u0000\u202e.csv", "liste.csv")]
    [InlineData(null, "")]
    public async Task A_file_keeps_its_name_and_nothing_else_of_what_the_browser_told(string? told, string kept)
    {
        var scope = await Site.ScopeAsync("departement:95");
        var (key, _) = await Service.UploadAsync(scope, new MemoryStream("prenom;nom\nA;B\n"u8.ToArray()), told);
        Assert.Equal(kept, (await Service.FindAsync(scope, key!.Value))!.FileName);
        var (other, _) = await Service.UploadAsync(scope, new MemoryStream("prenom;nom\nA;B\n"u8.ToArray()), new string('x', 400));
        Assert.Equal(100, (await Service.ListAsync(scope)).Single(import => import.Key == other).FileName.Length);
    }

    public static TheoryData<string, string> Foreign => new()
    {
        { "ods", "tableau LibreOffice (.ods)" }, { "odt", "document LibreOffice" }, { "docx", "document Word" }, { "xlsb", ".xlsb" },
            { "numbers", "Numbers" }, { "zip", "archive" },
        { "xls", "ancien classeur Excel (.xls)" }, { "locked", "mot de passe" }, { "doc", "ancien document Office" },
        { "BEGIN:VCARD\nVERSION:3.0\nFN:Lucie\nEND:VCARD\n", "carnet d’adresses (.vcf)" },
        { "\ufeff <!DOCTYPE html><html><table><tr><td>nom</td></tr></table></html>", "page web (.html)" },
        { "<table><tr><td>nom;prenom</td></tr></table>", "page web (.html)" }, { "%PDF-1.7\n", "PDF" }, { "{\\rtf1\\ansi nom}", ".rtf" },
        { "Rar!\u001a\u0007", "archive" },
        { "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "XML d’Excel" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_file_that_cannot_be_read_is_told_for_what_it_is_with_what_to_do(string kind, string told)
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        var file = kind switch
        {
            "ods" => Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")),
            "odt" => Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")),
            "docx" => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>")),
            "xlsb" => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "")),
            "numbers" => Zip(("Index/Document.iwa", ""), ("preview.jpg", "")),
            "zip" => Zip(("liste.csv", "nom;prenom")),
            "xls" => [.. old, .. Encoding.Unicode.GetBytes("Workbook")],
            "locked" => [.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")],
            "doc" => [.. old, .. Encoding.Unicode.GetBytes("WordDocument")],
            _ => Encoding.UTF8.GetBytes(kind),
        };
        Assert.Contains(told, ImportUpload.Check(file).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lucie@gmial.com", "lucie@gmail.com")]
    [InlineData("lucie@hotmial.fr", "lucie@hotmail.fr")]
    [InlineData("Lucie.B@orange.f", "Lucie.B@orange.fr")]
    [InlineData("lucie@wanado.fr", "lucie@wanadoo.fr")]
    [InlineData("lucie@gmail.fr", "lucie@gmail.com")]
    [InlineData("lucie@laposte.fr", null)]
    [InlineData("lucie@gmail.com", null)]
    [InlineData("lucie@ymail.com", null)]
    [InlineData("lucie@hotmail.be", null)]
    [InlineData("lucie@yahoo.it", null)]
    [InlineData("lucie@mairie-cergy.fr", null)]
    [InlineData("lucie@example.org", null)]
    [InlineData("lucie", null)]
    public void A_mistyped_provider_is_hinted_at(string typed, string? meant) => Assert.Equal(meant, MailProviders.Meant(typed));

    [Fact]
    public async Task A_hint_stands_beside_an_address_and_changes_nothing()
    {
        Assert.Contains("lucie@orange.fr", EmailAddress.Refusal("lucie@orange.f"), StringComparison.Ordinal);
        var scope = await Site.ScopeAsync("departement:95");
        var key = await UploadAsync(scope, "prenom;nom;email;code_insee;profil\nLucie;Bobine;lucie@gmial.com;95127;couture\n");
        Assert.Equal((LineFate.Added, "Vouliez-vous dire lucie@gmail.com\u00a0?"),
            Assert.Single((await Service.PreviewAsync(scope, key))!.Lines.Select(line => (line.Fate, line.Reason))));
        await RunAsync(scope, key);
        Assert.Equal("lucie@gmial.com", (await Site.VolunteerAsync("lucie@gmial.com")).Email);
    }

    private static string Row(params string[] cells) =>
        $"<row>{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    private async Task<Guid> UploadAsync(ContactScope scope, string file) => await UploadAsync(scope, Encoding.UTF8.GetBytes(file));

    private async Task<Guid> UploadAsync(ContactScope scope, byte[] file)
    {
        var (key, problem) = await Service.UploadAsync(scope, new MemoryStream(file));
        Assert.Null(problem);
        return key!.Value;
    }

    private async Task RunAsync(ContactScope scope, Guid key)
    {
        await Service.SetAsync(scope, key, (await Service.PreviewAsync(scope, key))!.Choice with { DefaultProfile = "couture" });
        Assert.Null(await Service.LaunchAsync(scope, key));
        await Site.Get<ImportQueueJob>().RunAsync();
    }

    private static byte[] Workbook(string? styles, bool since1904, params (string Name, string Rows)[] sheets)
    {
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        string Relation(string id, string kind, string target) =>
            $"<Relationship Id=\"{id}\" Type=\"{Relations}/{kind}\" Target=\"{target}\"/>";
        string Listed(string relations) =>
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>";
        var numbered = sheets.Index().ToList();
        return Zip([
            ("[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"""),
            ("_rels/.rels", Listed(Relation("r1", "officeDocument", "xl/workbook.xml"))),
            ("xl/_rels/workbook.xml.rels", Listed(
                string.Concat(numbered.Select(sheet => Relation($"r{sheet.Index}", "worksheet", $"worksheets/{sheet.Index}.xml")))
                    + (styles is null ? "" : Relation("s", "styles", "styles.xml")))),
            ("xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><workbookPr date1904=\"{(since1904 ? 1 : 0)}\"/><sheets>"
                + string.Concat(
                    numbered.Select(sheet => $"<sheet name=\"{sheet.Item.Name}\" sheetId=\"{sheet.Index + 1}\" r:id=\"r{sheet.Index}\"/>"))
                        + "</sheets></workbook>"),
            .. numbered.Select(sheet => ($"xl/worksheets/{sheet.Index}.xml",
                $"<worksheet xmlns=\"{Main}\"><sheetData>{sheet.Item.Rows}</sheetData></worksheet>")),
            .. styles is null ? Array.Empty<(string, string)>() : [("xl/styles.xml", styles)],
        ]);
    }

    private static byte[] Zip(params (string Path, string Text)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        }
        return file.ToArray();
    }
}
