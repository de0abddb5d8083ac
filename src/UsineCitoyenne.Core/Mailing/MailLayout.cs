using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>The HTML part: tables and inline styles only, for old clients; dark text on light; every value encoded.</summary>
internal sealed partial class MailLayout(SiteOptions site)
{
    private const string Font = "font-family:Arial,Helvetica,sans-serif;color:#1d1d1b;";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public string Html(MailContent content)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light only\">")
            .Append("<title>").Append(Encode(content.Subject)).Append("</title></head>\n")
            .Append("<body style=\"margin:0;padding:0;background-color:#f4f4ef;\">\n")
            .Append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
            + "bgcolor=\"#f4f4ef\"><tr><td align=\"center\" style=\"padding:16px;\">\n")
            .Append("<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" bgcolor=\"#ffffff\" "
            + "style=\"width:100%;max-width:600px;\">\n")
            .Append(Row("padding:20px 24px;border-bottom:3px solid #1d1d1b;font-size:20px;font-weight:bold;", Encode(site.Name)));
        if (site.Demo)
        {
            html.Append(Row("padding:12px 24px;background-color:#fff3c4;font-size:15px;", Encode(MailFooter.Demo)));
        }
        foreach (var block in content.Body.Blocks)
        {
            html.Append(Block(block));
        }
        html.Append(Row("padding:20px 24px;border-top:1px solid #c8c8c0;font-size:13px;line-height:1.5;", Footer(content)))
            .Append("</table>\n</td></tr></table>\n");
        if (content.PictureUrl is { } picture)
        {
            html.Append("<img src=\"").Append(Encode(MailUrl.Check(picture))).Append("\" width=\"1\" height=\"1\" alt=\"\">\n");
        }
        html.Append("</body></html>\n");
        return html.ToString();
    }

    private static string Block(MailBlock block) => block switch
    {
        MailBlock.Heading heading => Row("padding:20px 24px 4px;font-size:20px;line-height:1.3;font-weight:bold;", Encode(heading.Text)),
        MailBlock.Paragraph paragraph => Row("padding:10px 24px;font-size:17px;line-height:1.5;", Encode(paragraph.Text)),
        MailBlock.Prose prose => Row("padding:10px 24px;font-size:17px;line-height:1.5;", Linked(prose.Text)),
        MailBlock.Quote quote => Row("padding:10px 24px;font-size:17px;line-height:1.5;",
            $"<div style=\"padding:4px 0 4px 16px;border-left:4px solid #c8c8c0;\">{Encode(quote.Text)}</div>"),
        MailBlock.Note note => Row("padding:10px 24px;font-size:14px;line-height:1.5;", Encode(note.Text)),
        MailBlock.List list => Row("padding:4px 24px 10px;font-size:17px;line-height:1.5;",
            $"<ul style=\"margin:0;padding:0 0 0 22px;\">{string.Concat(list.Items.Select(item => $"<li>{Encode(item)}</li>"))}</ul>"),
        MailBlock.Button button => Button(button.Label, MailUrl.Check(button.Url)),
        _ => throw new InvalidOperationException(block.GetType().Name),
    };

    // The bare address too: some clients show no button, and some readers want to see where they go.
    private static string Button(string label, string url) => Row("padding:14px 24px;",
        "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>"
        + $"<td bgcolor=\"#0b4f8a\" style=\"border-radius:4px;\"><a href=\"{Encode(url)}\" style=\"display:inline-block;padding:14px 24px;"
        + $"font-family:Arial,Helvetica,sans-serif;font-size:18px;font-weight:bold;color:#ffffff;"
        + $"text-decoration:none;\">{Encode(label)}</a></td></tr></table>"
        + $"<div style=\"padding-top:10px;font-size:13px;line-height:1.5;\">"
        + $"{Encode("Ou copiez cette adresse dans votre navigateur\u00a0:")}<br>{Link(url)}</div>");

    private string Footer(MailContent content)
    {
        var footer = $"{Encode(site.Name)} – {Link(MailUrl.Check(site.BaseUrl))}<br>{Encode(MailFooter.Why(site, content))}";
        return content.UnsubscribeUrl is { } url ? footer + $"<br>{Encode(MailFooter.Unsubscribe)} {Link(MailUrl.Check(url))}" : footer;
    }

    // What follows a sentence is not part of the address before it.
    private static string Linked(string text) => string.Concat(WebAddress().Split(text).Select(part =>
        WebAddress().IsMatch(part) && Uri.TryCreate(part, UriKind.Absolute, out var url) ? Link(url.AbsoluteUri) : Encode(part)));

    [GeneratedRegex(@"(https?://[^\s<>""«»]*[^\s<>""«».,;:!?)\u00a0])")]
    private static partial Regex WebAddress();

    // Broken anywhere: one long address would widen the whole mail beyond a phone.
    private static string Link(string url) => $"<a href=\"{Encode(url)}\" style=\"color:#0b4f8a;word-break:break-all;\">{Encode(url)}</a>";

    private static string Row(string style, string html) => $"<tr><td style=\"{Font}{style}\">{html}</td></tr>\n";

    private static string Encode(string text) =>
        string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(line => Encoder.Encode(line)));
}
