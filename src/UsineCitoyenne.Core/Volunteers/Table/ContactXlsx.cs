using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>Contacts as a workbook.</summary>
public sealed class ContactXlsx
{
    private readonly ContactLines lines;

    internal ContactXlsx(ContactLines lines) => this.lines = lines;

    /// <returns>Number of lines written, without the header.</returns>
    public Task<int> WriteAsync(IAsyncEnumerable<ContactRow> rows, Stream stream, ExportMark mark, CancellationToken cancel = default) =>
        Workbook.WriteAsync("Contacts", mark, ContactLines.HeaderOf(mark), rows.Select(row => lines.Of(row, mark)), stream, cancel);
}
