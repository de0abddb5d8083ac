namespace UsineCitoyenne.Umbraco.USync.Text;

/// <summary>Cuts well-formed XML without a document type into its pieces.</summary>
internal sealed class XmlTextReader(string text, string newLine)
{
    private int at;

    public List<XmlTextNode> ReadAll()
    {
        var top = new List<XmlTextNode>();
        var open = new Stack<XmlTextElement>();
        while (at < text.Length)
        {
            if (Starts("</"))
            {
                open.Pop().Close(Until(">"));
                continue;
            }
            var node = Next();
            if (open.TryPeek(out var parent))
            {
                parent.Append(node);
            }
            else
            {
                top.Add(node);
            }
            if (node is XmlTextElement { IsOpen: true } element)
            {
                open.Push(element);
            }
        }
        return top;
    }

    private XmlTextNode Next() =>
        Starts("<!--") ? new XmlTextPiece(Until("-->"))
        : Starts("<![CDATA[") ? new XmlTextPiece(Until("]]>"))
        : Starts("<?") ? new XmlTextPiece(Until("?>"))
        : Starts("<") ? new XmlTextElement(Tag(), newLine)
        : new XmlTextPiece(Text());

    private bool Starts(string token) => string.CompareOrdinal(text, at, token, 0, token.Length) == 0;

    private string Until(string token) => Take(text.IndexOf(token, at, StringComparison.Ordinal) + token.Length);

    private string Text()
    {
        var end = text.IndexOf('<', at);
        return Take(end < 0 ? text.Length : end);
    }

    // A « > » may stand inside an attribute.
    private string Tag()
    {
        var quote = '\0';
        var end = at;
        for (; quote != '\0' || text[end] != '>'; end++)
        {
            if (quote == '\0' ? text[end] is '"' or '\'' : text[end] == quote)
            {
                quote = quote == '\0' ? text[end] : '\0';
            }
        }
        return Take(end + 1);
    }

    private string Take(int end)
    {
        var piece = text[at..end];
        at = end;
        return piece;
    }
}
