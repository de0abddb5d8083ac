using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>Weighs the whole process, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(WorkbookMemoryTests), DisableParallelization = true)]
[Collection(nameof(WorkbookMemoryTests))]
public sealed class WorkbookMemoryTests
{
    [Fact]
    public async Task Forty_thousand_lines_do_not_fill_the_memory()
    {
        const int Lines = 40_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        async IAsyncEnumerable<IEnumerable<SheetValue>> LinesAsync()
        {
            for (var line = 0; line < Lines; line++)
            {
                if (line % (Lines / 2) == (Lines / 2) - 1)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                    await Task.Yield();
                }
                yield return Enumerable.Repeat<SheetValue>("Une cellule de trente caractères", 12);
            }
        }

        // Kept in memory, the cells alone would weigh thirty megabytes.
        Assert.Equal(Lines, await Workbook.WriteAsync("Essai", new ExportMark("Dominique", DateTime.UnixEpoch),
            [.. Enumerable.Repeat(new SheetColumn("a", 30), 12)], LinesAsync(), Stream.Null));
        Assert.InRange(most, 0, 10_000_000);
    }
}
