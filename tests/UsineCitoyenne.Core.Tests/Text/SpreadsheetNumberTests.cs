using System.Text;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Text;

public sealed class SpreadsheetNumberTests
{
    [Fact]
    public async Task A_number_under_zero_is_a_number_and_a_text_that_begins_like_one_is_defused()
    {
        using var file = new MemoryStream();
        await SpreadsheetText.WriteAsync([new SheetColumn("Écart", 10), new SheetColumn("Nom", 10)], Lines(), file);
        Assert.Equal("Écart;Nom\n-145;'-145\n",
            Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').ReplaceLineEndings("\n").Replace("\"", ""));
    }

    private static async IAsyncEnumerable<IEnumerable<SheetValue>> Lines()
    {
        await Task.CompletedTask;
        yield return [-145L, "-145"];
    }
}
