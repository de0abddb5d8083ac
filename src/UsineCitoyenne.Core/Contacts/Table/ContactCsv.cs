using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>Contacts as a CSV that a French spreadsheet opens by a double click.</summary>
public sealed class ContactCsv(ContactLines lines)
{
    /// <param name="mark">Who takes it away; null for the operator's own command.</param>
    /// <returns>Number of lines written, without the header.</returns>
    public Task<int> WriteAsync(IAsyncEnumerable<ContactRow> rows, Stream stream, ExportMark? mark = null,
        CancellationToken cancel = default) =>
        SpreadsheetText.WriteAsync(ContactLines.ColumnsOf(mark), rows.Select(row => lines.Of(row, mark)), stream, cancel);
}
