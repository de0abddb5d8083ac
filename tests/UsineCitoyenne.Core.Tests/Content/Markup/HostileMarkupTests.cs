using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Markup;

namespace UsineCitoyenne.Core.Tests.Content.Markup;

public sealed class HostileMarkupTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i", ">", "<a href=\"", "\">", "</a>", "javascript:alert(1)", "java\tscript:x",
            "https://exemple.fr/",
        "<table>", "<tr>", "<td>", "</table>", "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "<style>", "</style>", "<script>",
        "</script>", "<iframe src=\"",
        "</iframe>", "https://player.vimeo.com/video/1", "<img src=x onerror=alert(1)>", "<noscript>", "</noscript>", "<template>",
        "</template>", "<textarea>",
        "</textarea>", "<title>", "</title>", "<xmp>", "</xmp>", "<plaintext>", "<!--", "-->", "<![CDATA[", "]]>", "<?x", "<form>",
        "</form>", "<body onload=x>",
        "<html onclick=x>", "<meta http-equiv=refresh content=\"0;url=//x\">", "<base href=//x>", "<link rel=stylesheet href=//x>",
        "<address>", "</address>",
        "<h1>", "</h1>", "<select>", "<option>", "<frameset>", "<foreignObject>", "<annotation-xml encoding=\"text/html\">", "<ul>", "<li>",
        "</ul>", " onclick=x ",
        " style=\"x\" ", " srcdoc=\"<script>\" ", "'", "\"", "=", "&lt;", "&#x3c;", "&colon;", "\0", "\u00A0", "texte",
        "<umb-rte-block data-content-key=\"x\">", "<q-z>",
        "<button>", "<marquee>", "<object>", "<details open ontoggle=x>", "<summary>",
        "<span class=\"umb-embed-holder\" data-embed-url=\"https://vimeo.com/1\">",
    ];

    /// <summary>Kinds that public collections of hostile markup know, one of each.</summary>
    public static TheoryData<string> Vectors =>
    [
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
        "<svg><foreignObject><iframe srcdoc=\"<script>alert(1)</script>\"></foreignObject></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'/>#x\">",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<svg><set attributeName=\"href\" to=\"javascript:alert(1)\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
        "<title><img title=\"</title><img src=x onerror=alert(1)>\">", "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>", "<p><template shadowrootmode=open><script>alert(1)</script></template>",
        "<iframe src=\"javascript:alert(1)\">", "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>",
        "<iframe src=\"data:text/html,<script>alert(1)</script>\">",
        "<object data=\"javascript:alert(1)\">", "<embed src=\"javascript:alert(1)\">", "<applet code=x>",
        "<isindex action=\"javascript:alert(1)\">",
        "<a href=\"&#106;&#97;&#118;&#97;script:alert(1)\">x</a>", "<a href=\"\u0001javascript:alert(1)\">x</a>",
        "<a href=\"java&Tab;script:alert(1)\">x</a>",
        "<a href=\"java&NewLine;script:alert(1)\">x</a>", "<a href=\"javascript&#0000058alert(1)\">x</a>",
        "<a href=\" \u2028javascript:alert(1)\">x</a>",
        "<a href=\"JaVaScRiPt:alert(1)\">x</a>", "<a href='vbscript:msgbox(1)'>x</a>", "<a href=\"feed:javascript:alert(1)\">x</a>",
        "<a href=\"blob:https://x\">x</a>",
        "<a href=\"view-source:javascript:1\">x</a>", "<a href=\"file:///etc/passwd\">x</a>", "<a href=\"/\\\\evil.example\">x</a>",
        "<a href=\"\\/evil.example\">x</a>",
        "<a href=\"{localLink:javascript:alert(1)}\" onclick=x>x</a>", "<a ping=//x href=/>x</a>",
        "<a href=/ style=\"background:url(javascript:1)\">x</a>",
        "<img src=\"javascript:alert(1)\">", "<img src=x:x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>",
        "<img src=`x` onerror=alert(1)>",
        "<img \"\"\"><script>alert(1)</script>\">", "<img src=x srcset=\"//x 1x\" onload=x>",
        "<img src=data:image/svg+xml;base64,PHN2Zz4=>", "<img dynsrc=javascript:1>",
        "<input autofocus onfocus=alert(1)>", "<select onfocus=alert(1) autofocus>", "<video><source onerror=alert(1)></video>",
        "<audio src onerror=alert(1)>",
        "<details open ontoggle=alert(1)>", "<marquee onstart=alert(1)>x</marquee>", "<button formaction=javascript:alert(1)>x</button>",
        "<keygen autofocus onfocus=x>",
        "<form action=javascript:alert(1)><input type=submit></form>", "<body background=\"javascript:alert(1)\">",
        "<frameset onload=alert(1)><frame src=//x>",
        "<table background=\"javascript:alert(1)\"><td background=\"javascript:alert(1)\">x</table>", "<link rel=import href=//x>",
        "<base href=\"javascript:/a/\">",
        "<meta http-equiv=\"refresh\" content=\"0;url=javascript:alert(1)\">", "<style>@import '//x';</style>",
        "<style><img src=\"</style><img src=x onerror=alert(1)//\">",
        "<div style=\"x:expression(alert(1))\">x</div>", "<xml id=x><a><b>&lt;script&gt;</b></a></xml>",
        "<?xml version=\"1.0\"?><script>alert(1)</script>", "<!DOCTYPE x [<!ENTITY y 'z'>]><b>x</b>",
        "<![CDATA[<script>alert(1)</script>]]>", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
        "<comment><img src=\"</comment><img src=x onerror=alert(1)//\">",
        "<<script>alert(1)//<</script>", "<script\0>alert(1)</script>", "<scr\0ipt>alert(1)</scr\0ipt>", "<script/src=//x></script>",
        "</script><script>alert(1)</script>",
        "<b onmouseover\n=\nalert(1)>x</b>", "<b/onclick=x/class=y>x</b>", "<p onclick=x onclick=y>x", "<plaintext><script>x</script>",
        "<listing><img onerror=x src=y></listing>",
        "<portal src=//x>", "<dialog open onclose=x>x</dialog>", "<slot onslotchange=x>",
        "<custom-element onclick=x is=y>x</custom-element>", "<p is=evil-element>x</p>",
        "<p contenteditable autofocus onfocus=x tabindex=1>x</p>", "<p accesskey=x popover=x>x</p>", "<ol><li value=\"1\" onclick=x>x",
        "<time datetime=x onclick=y>x</time>",
    ];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Nothing_known_gets_through(string markup) => Check(markup);

    [Fact]
    public void Whatever_is_put_together_comes_out_harmless_and_settled() =>
        Gen.OneOf(Pieces).Array[1, 25].Sample(pieces => Check(string.Concat(pieces)), iter: 3_000);

    private static void Check(string markup)
    {
        var cleaned = HtmlCleaner.Clean(markup);
        Assert.Equal(cleaned, HtmlCleaner.Clean(cleaned));
        // With scripting, as a browser reads: the content of noscript is then text.
        foreach (var scripting in (bool[])[false, true])
        {
            var page = new HtmlParser(new HtmlParserOptions { IsScripting = scripting })
                .ParseDocument($"<!doctype html><body><main>{cleaned}</main><footer>fin</footer></body>");
            Assert.Equal("fin", page.Body!.Children[^1].TextContent);
            Assert.Equal(2, page.Body.Children.Length);
            Assert.Equal(0, page.Body.Attributes.Length);
            Assert.Empty(page.Head!.Children);
            Assert.All(page.QuerySelectorAll("main *"), Harmless);
        }
    }

    private static void Harmless(IElement element)
    {
        Assert.Equal(NamespaceNames.HtmlUri, element.NamespaceUri);
        Assert.Contains(element.LocalName, MarkupLists.Elements);
        Assert.All(element.Attributes, attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal)
            || attribute.Name is "style" or "srcdoc" or "is"));
        Assert.True(element.GetAttribute("href") is not { } href || SafeUrl.IsSafe(href));
        Assert.True(element.GetAttribute("src") is not { } source || SafeUrl.IsSafe(source));
        Assert.True(element.LocalName != "iframe"
            || (VideoPlayers.IsPlayer(element.GetAttribute("src") ?? "") && element.TextContent.Length == 0));
    }
}
