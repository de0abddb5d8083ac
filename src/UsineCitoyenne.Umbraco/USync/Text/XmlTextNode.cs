using System.Text;

namespace UsineCitoyenne.Umbraco.USync.Text;

/// <summary>A piece of the text: what lies between two tags, a comment, a CDATA section, the declaration.</summary>
internal class XmlTextNode
{
    public XmlTextElement? Parent { get; set; }

    public virtual void WriteTo(StringBuilder text)
    {
    }
}

/// <param name="raw">As it stands in the file.</param>
internal sealed class XmlTextPiece(string raw) : XmlTextNode
{
    public string Raw => raw;

    public bool IsBlank => string.IsNullOrWhiteSpace(raw);

    public bool IsCData => raw.StartsWith("<![CDATA[", StringComparison.Ordinal);

    /// <summary>What a reader gets: empty for a comment.</summary>
    public string Value => IsCData ? raw[9..^3]
        : raw.StartsWith('<') ? ""
        : System.Net.WebUtility.HtmlDecode(raw);

    public override void WriteTo(StringBuilder text) => text.Append(raw);
}
