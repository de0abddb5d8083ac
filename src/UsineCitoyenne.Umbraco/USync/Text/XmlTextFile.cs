using System.Text;

namespace UsineCitoyenne.Umbraco.USync.Text;

/// <summary>
/// A file as text that is edited in place: every byte that no edit touches stays as it was, be it indentation, the order of
/// attributes, a comment or an element that nobody here understands. The framework's own readers lose such things.
/// Stands in for GuiLabs.Language.Xml, which the package mirror lacks.
/// </summary>
internal sealed class XmlTextFile
{
    private static readonly byte[] Mark = Encoding.UTF8.GetPreamble();
    private readonly List<XmlTextNode> nodes;
    private readonly bool marked;

    private XmlTextFile(string text, bool marked)
    {
        this.marked = marked;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        nodes = new XmlTextReader(text, newLine).ReadAll();
        Root = nodes.OfType<XmlTextElement>().Single();
    }

    public XmlTextElement Root { get; }

    /// <param name="bytes">Of a file that <see cref="USyncFile"/> accepts: the text is not checked again.</param>
    public static XmlTextFile Read(byte[] bytes) => bytes.AsSpan().StartsWith(Mark)
        ? new XmlTextFile(Encoding.UTF8.GetString(bytes.AsSpan(Mark.Length)), marked: true)
        : new XmlTextFile(Encoding.UTF8.GetString(bytes), marked: false);

    public static XmlTextFile New(string text) => new($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n", marked: false);

    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        nodes.ForEach(node => node.WriteTo(text));
        return marked ? [.. Mark, .. Encoding.UTF8.GetBytes(text.ToString())] : Encoding.UTF8.GetBytes(text.ToString());
    }
}
