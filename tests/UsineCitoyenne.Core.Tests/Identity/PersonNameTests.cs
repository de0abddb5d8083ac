using CsCheck;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Identity;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Josette")]
    [InlineData("Jean-François d’Ormesson de La Tour")]
    [InlineData("O'Neil")]
    [InlineData("J.-P. Martin")]
    [InlineData("J.R.R. Tolkien")]
    [InlineData("Zoë Ñandú Łukasz Ægir")]
    [InlineData("محمد")]
    [InlineData("山田 花子")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("Martin (née Durand)")]
    [InlineData("Louis XIV")]
    public void A_name_of_anybody_passes_as_it_is(string name)
    {
        Assert.Equal(name.Normalize(), PersonName.Clean(name));
        Assert.Null(PersonName.Refusal(PersonName.Clean(name), "votre nom"));
    }

    [Theory]
    [InlineData("GAGNEZ 1000 EUR https://exemple.fr")]
    [InlineData("Gagnez 1000 euros")]
    [InlineData("exemple.fr")]
    [InlineData("t.co Martin")]
    [InlineData("www exemple")]
    [InlineData("ｅｘｅｍｐｌｅ．ｆｒ")]
    [InlineData("exem\u200bple.fr")]
    [InlineData("a@b")]
    [InlineData("<b>Josette</b>")]
    [InlineData("[Josette](http)")]
    [InlineData("Josette 🎉")]
    [InlineData("100 € offerts")]
    [InlineData("0612345678")]
    [InlineData("06 12")]
    [InlineData("Josette!")]
    [InlineData("Z\u0353\u0353\u0353\u0353\u0353algo")]
    [InlineData("...")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("")]
    public void What_is_no_name_is_refused_in_words(string typed) =>
        Assert.NotNull(PersonName.Refusal(PersonName.Clean(typed), "votre nom"));

    [Theory]
    [InlineData("GAGNEZ BEAUCOUP D'ARGENT", "Gagnez Beaucoup D'argent")]
    [InlineData("DUPONT", "DUPONT")]
    [InlineData("𝐉𝐨𝐬𝐞𝐭𝐭𝐞", "Josette")]
    [InlineData("Jo\u0000se\u0007t\u202Ete\u200B", "Josette")]
    [InlineData("  Jean \t Paul ", "Jean Paul")]
    public void Shouting_disguise_and_what_is_unseen_go(string typed, string name) => Assert.Equal(name, PersonName.Clean(typed));

    [Fact]
    public void Cleaning_twice_changes_nothing_more() => Gen.String.Sample(text =>
    {
        var once = PersonName.Clean(text);
        return PersonName.Clean(once) == once;
    });
}
