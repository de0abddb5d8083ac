using System.Diagnostics;
using UsineCitoyenne.Core.Content.Markup;

namespace UsineCitoyenne.Core.Tests.Content.Markup;

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
    [InlineData("<p>a</p><body onload=\"x()\" class=\"zz\">", "<p>a</p>")]
    [InlineData("<p>a</p><html onclick=\"x()\">", "<p>a</p>")]
    [InlineData("<p>a</p><meta http-equiv=\"refresh\" content=\"0;url=/ailleurs/\" x", "<p>a</p>")]
    [InlineData("<p>a</p><script src=\"/x.js\" x", "<p>a</p>")]
    [InlineData("<p>a</p></div></section></main><p>b</p>", "<p>a</p><p>b</p>")]
    [InlineData("<p><b>a", "<p><b>a</b></p>")]
    [InlineData("<table><tr><td>x", "<table><tbody><tr><td>x</td></tr></tbody></table>")]
    [InlineData("<p>a</p><!-- <b>", "<p>a</p>")]
    [InlineData("<a href=\"sms:+33612345678\">s</a>", "<a>s</a>")]
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
    [InlineData("<ol><li value=\"3\">x</li></ol>")]
    [InlineData("<table><tbody><tr><th id=\"a\">A</th></tr><tr><td headers=\"a\">1</td></tr></tbody></table>")]
    [InlineData("<details open=\"\"><summary>Plus</summary><p>a</p></details>")]
    [InlineData("Sans balise & sans souci")]
    public void Honest_markup_comes_back_unchanged(string markup) => Assert.Equal(markup, HtmlCleaner.Clean(markup));

    [Fact]
    public void A_link_to_another_site_cannot_reach_back() =>
        Assert.Equal(
            "<a href=\"https://afnor.org/\" target=\"_blank\" rel=\"noopener\">a</a>",
            HtmlCleaner.Clean("<a href=\"https://afnor.org/\" target=\"_blank\">a</a>"));

    [Theory]
    [InlineData("<iframe src='https://www.youtube-nocookie.com/embed/AAAAAAAAAAA'></iframe>",
        "<iframe src=\"https://www.youtube-nocookie.com/embed/AAAAAAAAAAA\"></iframe>")]
    [InlineData("<IFRAME SRC=\"https://player.vimeo.com/video/1\"></IFRAME>", "<iframe src=\"https://player.vimeo.com/video/1\"></iframe>")]
    [InlineData("<iframe src=\"https://player.vimeo.com/video/1\">repli</iframe>",
        "<iframe src=\"https://player.vimeo.com/video/1\"></iframe>")]
    [InlineData(
        "<p><span class=\"umb-embed-holder\" data-embed-url=\"https://www.youtube.com/watch?v=AAAAAAAAAAA\"><iframe "
            + "src=\"https://www.youtube.com/embed/AAAAAAAAAAA?feature=oembed\"></iframe></span></p>",
        "<p><span class=\"umb-embed-holder\" data-embed-url=\"https://www.youtube.com/watch?v=AAAAAAAAAAA\"><iframe "
        + "src=\"https://www.youtube-nocookie.com/embed/AAAAAAAAAAA\"></iframe></span></p>")]
    [InlineData(
        "<div data-embed-url=\"https://vimeo.com/7\"><iframe src=\"about:blank\"></iframe></div>",
        "<div data-embed-url=\"https://vimeo.com/7\"><iframe src=\"https://player.vimeo.com/video/7\"></iframe></div>")]
    public void A_video_has_the_player_that_waits_for_the_visitor(string markup, string clean) =>
        Assert.Equal(clean, HtmlCleaner.Clean(markup));

    [Theory]
    [InlineData("<h1>Titre</h1><p>a</p>", "<h2>Titre</h2><p>a</p>")]
    [InlineData("<address>1 rue X</address><p>a</p>", "<p>1 rue X</p><p>a</p>")]
    [InlineData("<section><h1>T</h1><article>a</article></section>", "<div><h2>T</h2><p>a</p></div>")]
    [InlineData("<center>a <b>b</b></center>", "<p>a <b>b</b></p>")]
    [InlineData("<font color=red>a</font>", "a")]
    public void A_block_that_no_article_needs_leaves_its_text_in_one_that_it_does(string markup, string clean) =>
        Assert.Equal(clean, HtmlCleaner.Clean(markup));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><div></b>")]
    [InlineData("<div><textarea></div></textarea>")]
    [InlineData("<svg><td>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<font>")]
    public void Elements_inside_one_another_without_end_leave_their_text_at_once(string opening)
    {
        var watch = Stopwatch.StartNew();

        var cleaned = HtmlCleaner.Clean(string.Concat(Enumerable.Repeat(opening, 30_000)) + "fin");

        Assert.DoesNotContain('<', cleaned);
        Assert.EndsWith("fin", cleaned, StringComparison.Ordinal);
        // Deep divisions took twelve.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }
}
