using System.Text;
using MimeKit.Text;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>The text of an answer that came as HTML only, in one pass: as deep as its tags may nest, it costs its length.</summary>
internal static class InboundHtml
{
    private static readonly HashSet<HtmlTagId> Breaks =
    [
        HtmlTagId.Br, HtmlTagId.P, HtmlTagId.Div, HtmlTagId.LI, HtmlTagId.TR, HtmlTagId.H1, HtmlTagId.H2, HtmlTagId.H3, HtmlTagId.H4,
    ];
    private static readonly HashSet<HtmlTagId> Hidden = [HtmlTagId.Style, HtmlTagId.Script, HtmlTagId.Head, HtmlTagId.BlockQuote,
        HtmlTagId.Title];
    private static readonly string[] Quotations = ["gmail_quote", "divRplyFwdMsg", "appendonsend", "moz-cite-prefix", "yahoo_quoted"];

    public static string ToText(string html)
    {
        var text = new StringBuilder();
        var hidden = 0;
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokenizer.ReadNextToken(out var token))
        {
            if (token is HtmlDataToken data and not HtmlScriptDataToken && hidden == 0)
            {
                text.Append(data.Data.ReplaceLineEndings(" "));
            }
            else if (token is HtmlTagToken tag)
            {
                if (!tag.IsEndTag && IsQuotation(tag))
                {
                    break;
                }
                if (tag.Id == HtmlTagId.Body)
                {
                    // Whatever stood open above it ends here: a browser says so too.
                    hidden = 0;
                }
                else if (Hidden.Contains(tag.Id) && !tag.IsEmptyElement)
                {
                    hidden = Math.Max(0, hidden + (tag.IsEndTag ? -1 : 1));
                }
                else if (hidden == 0 && Breaks.Contains(tag.Id) && (tag.IsEndTag || tag.Id == HtmlTagId.Br))
                {
                    text.Append('\n');
                }
            }
        }
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim()));
    }

    private static bool IsQuotation(HtmlTagToken tag) => tag.Attributes.Any(attribute =>
        attribute.Id is HtmlAttributeId.Class or HtmlAttributeId.Id && attribute.Value is { } value && Quotations.Any(value.Contains));
}
