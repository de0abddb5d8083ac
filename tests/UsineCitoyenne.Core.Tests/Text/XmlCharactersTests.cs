using System.Xml.Linq;
using CsCheck;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Text;

public sealed class XmlCharactersTests
{
    [Theory]
    [InlineData("Deux\vlignes", "Deux\nlignes", "Deux lignes")]
    [InlineData("Page\fsuivante", "Page\nsuivante", "Page suivante")]
    [InlineData("\0ra\u0001s\u001Fé\uFFFE", "rasé", "rasé")]
    [InlineData("entier 🙂", "entier 🙂", "entier 🙂")]
    [InlineData("tab\tet\r\nfin", "tab\tet\r\nfin", "tab et fin")]
    public void What_xml_cannot_hold_goes_and_the_breaks_of_word_stay_breaks(string text, string fit, string line)
    {
        Assert.Equal(fit, XmlCharacters.Fit(text));
        Assert.Equal(line, XmlCharacters.Line(text));
    }

    // No attribute can say it.
    [Fact]
    public void Half_an_emoji_goes() => Assert.Equal("demi  emoji ", XmlCharacters.Fit("demi \uD83D emoji \uDE42"));

    [Fact]
    public void Any_text_can_be_written_as_xml_and_one_that_was_fit_is_the_same() =>
        Gen.Char.Array[0, 40].Select(letters => new string(letters)).Sample(text =>
    {
        var fit = XmlCharacters.Fit(text);
        XElement.Parse(new XElement("a", fit).ToString());
        Assert.Same(fit, XmlCharacters.Fit(fit));
    });
}
