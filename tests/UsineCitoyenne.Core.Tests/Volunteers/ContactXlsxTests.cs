using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class ContactXlsxTests : SiteTest
{
    [Fact]
    public async Task The_workbook_holds_the_territory_says_who_took_it_and_runs_nothing()
    {
        await Site.ConfirmedAsync(CoreSite.Form() with { Note = "=1+1 & <Fils>" });
        await Site.ConfirmedAsync(CoreSite.Form("ain@example.org", "01053"));
        using var stream = new MemoryStream();
        Assert.Equal(1, await WriteAsync("departement:95", stream));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var rows = Rows(document);
        Assert.Equal(2, rows.Count);
        Assert.All(rows.SelectMany(row => row), cell => Assert.Null(cell.CellFormula));
        var values = rows[0].Zip(rows[1]).ToDictionary(pair => pair.First.InnerText, pair => pair.Second.InnerText);
        Assert.Equal(("=1+1 & <Fils>", "95323", "Dominique Navette"), (values["Message"], values["Code Insee"], values["Exporté par"]));
    }

    [Fact]
    public async Task The_workbook_is_for_people_words_texts_that_keep_their_zero_dates_that_sort_a_header_that_stays_and_a_filter()
    {
        await Site.ConfirmedAsync(CoreSite.Form("ain@example.org", "01053") with
        {
            Phone = "06 39 98 12 00",
            Profiles = ["couture", "decoupe"],
            Availability = ["semaine"]
        });
        using var stream = new MemoryStream();
        await WriteAsync("departement:01", stream);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        var rows = Rows(document);
        var cells = rows[0].Zip(rows[1]).ToDictionary(pair => pair.First.InnerText, pair => pair.Second);
        Assert.Equal(
            ("01053", "Couture, Découpe", "Confirmé", "Ain"),
            (cells["Code Insee"].InnerText, cells["Savoir-faire"].InnerText, cells["État"].InnerText, cells["Département"].InnerText));
        Assert.Equal("0639981200", new string([.. cells["Téléphone"].InnerText.Where(char.IsAsciiDigit)]));
        Assert.All([cells["Code Insee"], cells["Téléphone"]], cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
        Assert.Equal(FrenchTime.InParis(Site.Clock.Now), DateTime.FromOADate(
            double.Parse(cells["Inscription"].InnerText, System.Globalization.CultureInfo.InvariantCulture)), TimeSpan.FromMinutes(1));
        Assert.Equal(1, sheet.Descendants<Pane>().Single().VerticalSplit!.Value);
        Assert.NotNull(sheet.Descendants<AutoFilter>().SingleOrDefault());
        Assert.All(sheet.Descendants<Column>(), column => Assert.True(column.Width! > 8));
    }

    [Fact]
    public async Task Our_own_export_can_be_imported()
    {
        await Site.ConfirmedAsync(CoreSite.Form("ain@example.org", "01053") with
        {
            Profiles = ["couture", "sterilisation"],
            Availability = ["semaine"],
            Equipment = ["tissu"]
        });
        var match = ColumnMatch.Propose([.. ContactLines.Columns.Select(column => column.Title)]);
        Assert.Null(match.Problem);
        // It has a column for each name and for the commune: none of two things at once.
        foreach (var field in Enum.GetValues<ImportField>().Except([ImportField.Postcode, ImportField.FullName, ImportField.Address]))
        {
            Assert.True(match[field] >= 0, $"{field}");
        }
    }

    private static List<List<Cell>> Rows(SpreadsheetDocument document) =>
        [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Descendants<Cell>().ToList())];

    private async Task<int> WriteAsync(string territory, Stream stream)
    {
        var (scope, mark) = (await Site.ScopeAsync(territory), new ExportMark("Dominique Navette", Site.Clock.Now));
        var rows = Site.Get<ContactTable>().ExportAsync(scope, new ContactQuery());
        return await Core.Text.Workbook.WriteAsync("Contacts", mark, ContactLines.ColumnsOf(mark),
            rows.Select(row => Site.Get<ContactLines>().Of(row, mark)), stream);
    }
}
