using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Web.Pages.MySpace;

/// <summary>Lines to take away as a file, written while they are read.</summary>
/// <param name="name">Of the file, without date and extension.</param>
public sealed class SheetFile(string name, ExportMark mark, IReadOnlyList<SheetColumn> columns,
    IAsyncEnumerable<IEnumerable<SheetValue>> lines, bool workbook) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, cancel) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = workbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        response.Headers.ContentDisposition =
            $"attachment; filename=\"{name}-{FrenchTime.InParis(mark.At):yyyy-MM-dd}.{(workbook ? "xlsx" : "csv")}\"";
        if (workbook)
        {
            // The archive's own marks between two parts, a few bytes, are written without waiting.
            if (context.HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
            {
                body.AllowSynchronousIO = true;
            }
            await Workbook.WriteAsync(char.ToUpperInvariant(name[0]) + name[1..], mark, columns, lines, response.Body, cancel);
        }
        else
        {
            await SpreadsheetText.WriteAsync(columns, lines, response.Body, cancel);
        }
    }
}
