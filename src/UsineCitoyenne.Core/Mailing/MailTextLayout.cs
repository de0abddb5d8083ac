using System.Text;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>The text part: 72 columns, each URL on a line of its own so that every client makes it a link.</summary>
internal sealed class MailTextLayout(SiteOptions site)
{
    private const int Columns = 72;

    public string Text(MailContent content)
    {
        var text = new StringBuilder();
        Paragraph(text, site.Name);
        text.Append(new string('=', Math.Min(Columns, site.Name.Length))).Append("\n\n");
        if (site.Demo)
        {
            Paragraph(text, MailFooter.Demo).Append('\n');
        }
        foreach (var block in content.Body.Blocks)
        {
            Block(text, block);
            text.Append('\n');
        }
        text.Append("--\n");
        Paragraph(text, site.Name).Append(MailUrl.Check(site.BaseUrl)).Append('\n');
        Paragraph(text, MailFooter.Why(site, content));
        if (content.UnsubscribeUrl is { } url)
        {
            text.Append(MailFooter.Unsubscribe).Append('\n').Append(MailUrl.Check(url)).Append('\n');
        }
        return text.ToString();
    }

    private static void Block(StringBuilder text, MailBlock block)
    {
        switch (block)
        {
            case MailBlock.Heading heading:
                Paragraph(text, heading.Text.ToUpper(System.Globalization.CultureInfo.GetCultureInfo("fr-FR")));
                break;
            case MailBlock.Paragraph paragraph:
                Paragraph(text, paragraph.Text);
                break;
            case MailBlock.Prose prose:
                Paragraph(text, prose.Text);
                break;
            case MailBlock.Quote quote:
                Paragraph(text, quote.Text);
                break;
            case MailBlock.Note note:
                Paragraph(text, note.Text);
                break;
            case MailBlock.List list:
                foreach (var item in list.Items)
                {
                    Paragraph(text, item, first: "– ", next: "  ");
                }
                break;
            case MailBlock.Button button:
                Paragraph(text, button.Label + "\u00a0:").Append(MailUrl.Check(button.Url)).Append('\n');
                break;
        }
    }

    private static StringBuilder Paragraph(StringBuilder text, string value, string first = "", string next = "")
    {
        var prefix = first;
        foreach (var line in value.ReplaceLineEndings("\n").Split('\n'))
        {
            var column = 0;
            // Only plain spaces: a no-break space holds its two words together.
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var alone = word.StartsWith("http://", StringComparison.Ordinal) || word.StartsWith("https://", StringComparison.Ordinal);
                if (column > 0 && (alone || column + 1 + word.Length > Columns))
                {
                    text.Append('\n');
                    column = 0;
                }
                text.Append(column == 0 ? prefix : " ").Append(word);
                column += word.Length + (column == 0 ? prefix.Length : 1);
                prefix = next;
                column = alone ? Columns : column;
            }
            text.Append('\n');
        }
        return text;
    }
}
