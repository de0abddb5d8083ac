using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class MailLayoutTests
{
    private readonly SiteOptions site = new() { Name = "Usine <b>", BaseUrl = "https://usine.example", Demo = true };

    private readonly MailContent content = new("a@example.org", "Zoé", "Sujet & \"suite\"", new MailBody()
        .Heading("Bonjour <script>")
        .Paragraph("Une phrase assez longue pour passer à la ligne, avec https://usine.example/une/adresse?tres=longue&vraiment=oui au "
        + "milieu de la phrase, puis la fin.")
        .Button("Ouvrir ma page", "https://usine.example/p?a=1&b=2")
        .List(["<i>un</i>", "un deuxième point assez long pour passer lui aussi à la ligne suivante, bien aligné"])
        .Note("Petit\nmot"), "https://usine.example/retrait");

    [Fact]
    public void The_html_part_encodes_every_value_and_uses_neither_style_sheet_nor_script()
    {
        var html = new MailLayout(site).Html(content);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<style", html);
        Assert.DoesNotContain("<i>", html);
        Assert.DoesNotContain("class=", html);
        Assert.Contains("Usine &lt;b&gt;", html);
        Assert.Contains("<title>Sujet &amp; &quot;suite&quot;</title>", html);
        Assert.Contains("<a href=\"https://usine.example/p?a=1&amp;b=2\" style=", html);
        Assert.Contains(">https://usine.example/p?a=1&amp;b=2</a>", html);
        Assert.Contains("Petit<br>mot", html);
        Assert.Contains("Site de démonstration", html);
        Assert.Contains("https://usine.example/retrait", html);
        Assert.Contains("inscrit ou inscrite sur le site", html);
    }

    [Fact]
    public void The_text_part_keeps_72_columns_and_gives_each_url_its_own_line()
    {
        var text = new MailTextLayout(site).Text(content);
        var lines = text.Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= 72, line));
        Assert.Contains("https://usine.example/une/adresse?tres=longue&vraiment=oui", lines);
        Assert.Contains("https://usine.example/p?a=1&b=2", lines);
        Assert.Contains("https://usine.example/retrait", lines);
        Assert.Contains("– <i>un</i>", lines);
        Assert.Contains(lines, line => line.StartsWith("  ", StringComparison.Ordinal));
        Assert.Contains("Site de démonstration", text);
    }

    [Fact]
    public void A_real_site_says_nothing_of_a_demonstration()
    {
        site.Demo = false;
        Assert.DoesNotContain("démonstration", new MailLayout(site).Html(content) + new MailTextLayout(site).Text(content));
    }

    [Theory]
    [InlineData("anh@exämple.org", "anh@xn--exmple-cua.org")]
    [InlineData("anh@xn--exmple-cua.org", "anh@xn--exmple-cua.org")]
    public void A_domain_with_an_accent_is_written_to_as_the_network_knows_it(string address, string sent) =>
        Assert.Equal(sent, HeaderText.Address(address));

    [Theory]
    [InlineData("a@example.org\r\nRCPT TO:<evil@example.org>")]
    [InlineData("a@example.org>")]
    [InlineData("Zoé <a@example.org>")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("élodie@example.org")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("")]
    public void An_address_that_is_not_one_plain_address_is_refused(string address) =>
        Assert.Throws<FormatException>(() => HeaderText.Address(address));

    [Theory]
    [InlineData("550 <jean.dupont@example.org> unknown", "550 <[adresse]> unknown")]
    [InlineData("no such user Jean.Dupont here", "no such user [adresse] here")]
    [InlineData("\"jean dupont\"@example.org: relayed=by a%40b.fr", "[adresse]: relayed=by [adresse]")]
    [InlineData("two\r\nlines", "two lines")]
    public void No_address_survives_in_a_server_answer(string answer, string stored) =>
        Assert.Equal(stored, AddressScrubber.Scrub(answer, "jean.dupont@example.org"));
}
