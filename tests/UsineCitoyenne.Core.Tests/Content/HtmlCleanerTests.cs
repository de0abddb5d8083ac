using UsineCitoyenne.Core.Content;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class HtmlCleanerTests
{
    [Theory]
    [InlineData("<p>a</p><script>alert(1)</script>", "<p>a</p>")]
    [InlineData("<p onclick=\"x()\">a</p>", "<p>a</p>")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=\"x\">")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\" java\tscript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"JAVASCRIPT&colon;alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"data:text/html,<script>1</script>\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"vbscript:x\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"\\\\evil.example\">a</a>", "<a>a</a>")]
    [InlineData("<style>p{}</style><p style=\"color:red\">a</p>", "<p>a</p>")]
    [InlineData("<svg><script>alert(1)</script></svg>b<i>c</i>", "b<i>c</i>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "")]
    [InlineData("<iframe src=\"https://evil.example/\"></iframe><p>a</p>", "<p>a</p>")]
    [InlineData("<iframe src=\"https://www.youtube-nocookie.com.evil.example/embed/\"></iframe>", "")]
    [InlineData("<iframe srcdoc=\"<script>1</script>\"></iframe>", "")]
    [InlineData("<form action=/x><input name=a><p>a</p></form>", "")]
    [InlineData("<!-- x --><p>a</p>", "<p>a</p>")]
    [InlineData("<blink>a <b>b</b></blink>", "a <b>b</b>")]
    [InlineData("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", "")]
    public void Hostile_markup_loses_what_harms(string markup, string clean)
    {
        var cleaned = HtmlCleaner.Clean(markup);
        Assert.Equal(clean, cleaned);
        Assert.Equal(cleaned, HtmlCleaner.Clean(cleaned));
    }

    [Theory]
    [InlineData("<p>Des <strong>masques</strong>, « en tissu »&nbsp;: <a href=\"/tutoriels/\">voir</a></p>")]
    [InlineData("<ul><li>fil</li><li>aiguille</li></ul><table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>")]
    [InlineData("<p><a href=\"/{localLink:6f0e2c7e-0000-4000-8000-000000000001}\" type=\"document\">a</a></p>")]
    [InlineData("<p><a href=\"mailto:contact@exemple.fr\">a</a> <a href=\"tel:+33100000000\">b</a></p>")]
    [InlineData("<iframe src=\"https://www.youtube-nocookie.com/embed/abc\" title=\"Vidéo\"></iframe>")]
    [InlineData("Sans balise & sans souci")]
    public void Honest_markup_comes_back_unchanged(string markup) => Assert.Equal(markup, HtmlCleaner.Clean(markup));

    [Fact]
    public void A_link_to_another_site_cannot_reach_back() =>
        Assert.Equal(
            "<a href=\"https://afnor.org/\" target=\"_blank\" rel=\"noopener\">a</a>",
            HtmlCleaner.Clean("<a href=\"https://afnor.org/\" target=\"_blank\">a</a>"));
}
