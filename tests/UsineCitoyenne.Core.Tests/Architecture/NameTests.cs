using System.Reflection;
using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Tests.Architecture;

/// <summary>Types end with the trade's words, see <c>docs/glossaire.md</c>.</summary>
public sealed partial class NameTests
{
    [Theory]
    [InlineData("UsineCitoyenne.Core")]
    [InlineData("UsineCitoyenne.Umbraco")]
    [InlineData("UsineCitoyenne.Web")]
    public void No_type_ends_with_a_coined_word(string assembly) => Assert.Equal([],
        Assembly.Load(assembly).GetTypes().Where(type => !type.Name.StartsWith('<') && Coined().IsMatch(type.Name))
            .Select(type => type.FullName));

    [Fact]
    public void A_coined_word_is_seen() => Assert.Matches(Coined(), "ContactDesk");

    // A collection round is the trade's own word.
    [GeneratedRegex(
        "(Desk|Keeping|Board|Shelf|(?<!Collection|Open|Carrier)Rounds?|Upkeep|Refresher|Leases|Courier|Gate|Judge|Words|Teller|Keeper"
        + "|Memo|Verb)$")]
    private static partial Regex Coined();
}
