using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class ContactXlsxTests : SiteTest
{
    [Fact]
    public async Task The_workbook_holds_the_territory_says_who_took_it_and_runs_nothing()
    {
        await Site.ConfirmedAsync(CoreSite.Form() with { FirstName = "=1+1", LastName = "Ourlet & <Fils>" });
        await Site.ConfirmedAsync(CoreSite.Form("ain@example.org", "01053"));
        var (scope, mark) = (await Site.ScopeAsync("departement:95"), new ExportMark("Dominique Navette", Site.Clock.Now));
        using var stream = new MemoryStream();
        Assert.Equal(1, await Site.Get<ContactXlsx>().WriteAsync(Site.Get<ContactTable>().ExportAsync(scope, new ContactQuery()), stream, mark));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Descendants<Cell>().ToList()).ToList();
        Assert.Equal(2, rows.Count);
        Assert.All(rows.SelectMany(row => row), cell => Assert.Equal((CellValues.InlineString, (CellFormula?)null), (cell.DataType!.Value, cell.CellFormula)));
        var values = rows[0].Zip(rows[1]).ToDictionary(pair => pair.First.InnerText, pair => pair.Second.InnerText);
        Assert.Equal(("=1+1", "Ourlet & <Fils>", "95323", "Dominique Navette"), (values["prenom"], values["nom"], values["code_insee"], values["exporte_par"]));
        Assert.StartsWith("20", values["exporte_le"]);
    }
}
