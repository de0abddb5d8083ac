using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Text;

public class FoldingTests
{
    [Theory]
    [InlineData("L’Haÿ-les-Roses", "l hay les roses")]
    [InlineData("l'HAY  les roses ", "l hay les roses")]
    [InlineData("Œuf-en-Ternois", "oeuf en ternois")]
    [InlineData("Lætitia ÇÀ & là", "laetitia ca la")]
    [InlineData("E\u0301lan no\u0308el", "elan noel")]
    [InlineData("Saint\u00A0Denis\u202F!", "saint denis")]
    [InlineData("Paris 11ᵉ — « Bastille »", "paris 11e bastille")]
    [InlineData("Łódź, Đakovo, Straße", "lodz dakovo strasse")]
    [InlineData("Афины 2", "афины 2")]
    [InlineData("🙂 ’ -", "")]
    [InlineData(null, "")]
    public void Words_fold_to_lower_case_without_accents_or_punctuation(string? text, string folded) =>
        Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("L’Isle-Adam", "l-isle-adam")]
    [InlineData("  Côte-d'Or !", "cote-d-or")]
    [InlineData("Афины 2", "2")]
    [InlineData("co\u00ADopérer", "cooperer")]
    [InlineData("İzmir", "izmir")]
    [InlineData("ﬁn de l’ﬂot", "fin-de-l-flot")]
    [InlineData("20 m²", "20-m2")]
    public void A_slug_has_only_ascii_letters_digits_and_hyphens(string text, string slug) => Assert.Equal(slug, Folding.Slug(text));
}
