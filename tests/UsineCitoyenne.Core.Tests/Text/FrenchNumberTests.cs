using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Text;

public sealed partial class FrenchNumberTests
{
    [Fact]
    public void Thousands_are_parted_as_in_French_and_zero_is_singular()
    {
        Assert.Equal("8\u202f472", FrenchNumber.Of(8472));
        Assert.Equal(("0 bénévole", "2 bénévoles"),
            (FrenchNumber.Count(0, "bénévole", "bénévoles"), FrenchNumber.Count(2, "bénévole", "bénévoles")));
    }

    [Fact]
    public void No_message_of_Core_formats_a_number_by_the_culture_of_the_machine() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.Combine(Root(), "src/UsineCitoyenne.Core"), "*.cs", SearchOption.AllDirectories),
            file => !file.Contains("/obj/", StringComparison.Ordinal) && ByCulture().IsMatch(File.ReadAllText(file)));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../.."));

    [GeneratedRegex(@":[Nn]0\}")]
    private static partial Regex ByCulture();
}
