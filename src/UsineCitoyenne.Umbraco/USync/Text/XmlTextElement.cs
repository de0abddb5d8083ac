using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Umbraco.USync.Text;

/// <summary>An element with the text of its tags. Each setter writes only what says something else than before.</summary>
internal sealed partial class XmlTextElement(string tag, string newLine) : XmlTextNode
{
    private readonly List<XmlTextNode> children = [];
    private string open = tag;
    private string? close = tag.EndsWith("/>", StringComparison.Ordinal) ? "" : null;

    public string Name { get; } = NamePattern().Match(tag).Groups[1].Value;

    /// <summary>True until its closing tag was read.</summary>
    public bool IsOpen => close is null;

    public IEnumerable<XmlTextElement> Elements => children.OfType<XmlTextElement>();

    public string Value => string.Concat(children.Select(node => node is XmlTextPiece piece ? piece.Value : ((XmlTextElement)node).Value))
        .WithLineFeeds();

    public void Append(XmlTextNode node)
    {
        node.Parent = this;
        children.Add(node);
    }

    public void Close(string tag) => close = tag;

    public XmlTextElement? Element(string name) => Elements.FirstOrDefault(child => child.Name == name);

    public string? Attribute(string name) => Find(name) is { } found ? System.Net.WebUtility.HtmlDecode(found.Groups["value"].Value) : null;

    public void SetAttribute(string name, string value)
    {
        value = Clean(value);
        if (Attribute(name) == value)
        {
            return;
        }
        var written = EscapeAttribute(value);
        if (Find(name) is { } found)
        {
            var old = found.Groups["value"];
            // Between single quotes, the other quote may stand as it is; escaping it does no harm.
            open = open[..old.Index] + written + open[(old.Index + old.Length)..];
            return;
        }
        var end = open.EndsWith("/>", StringComparison.Ordinal) ? open[..^2].TrimEnd().Length : open.Length - 1;
        open = $"{open[..end]} {name}=\"{written}\"{open[end..]}";
    }

    /// <summary>The text of an element that holds no other; a CDATA section stays one.</summary>
    public void SetText(string value, bool asCData = false)
    {
        value = Clean(value);
        if (Value == value)
        {
            return;
        }
        var cdata = asCData || children.OfType<XmlTextPiece>().Any(piece => piece.IsCData);
        children.Clear();
        if (open.EndsWith("/>", StringComparison.Ordinal))
        {
            Expand();
        }
        var written = value.Replace("\n", newLine, StringComparison.Ordinal);
        Append(new XmlTextPiece(cdata
            ? $"<![CDATA[{written.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>"
            : SecurityElement.Escape(written).Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&apos;", "'", StringComparison.Ordinal)));
    }

    /// <summary>For what is read without the blanks around it.</summary>
    public void SetTrimmed(string value)
    {
        if (Value.Trim() != value)
        {
            SetText(value);
        }
    }

    /// <summary>True and False are written either way by uSync: only another meaning is a change.</summary>
    public void SetFlag(bool value)
    {
        if (USyncXml.IsTrue(Value) != value || Value.Length == 0)
        {
            SetText(value ? "true" : "false");
        }
    }

    /// <summary>
    /// The child of that name; a new one, indented as its siblings, goes after the last of <paramref name="after"/> that is there, or
    /// first.
    /// </summary>
    public XmlTextElement Ensure(string name, params ReadOnlySpan<string> after)
    {
        if (Element(name) is { } found)
        {
            return found;
        }
        var before = -1;
        foreach (var sibling in after)
        {
            before = Math.Max(before, children.FindLastIndex(node => node is XmlTextElement element && element.Name == sibling));
        }
        return Insert(before + 1, name);
    }

    /// <summary>A new child after all others.</summary>
    public XmlTextElement Add(string name) => Insert(children.FindLastIndex(node => node is XmlTextElement) + 1, name);

    /// <summary>A new child before the first whose name comes later in the alphabet.</summary>
    public XmlTextElement AddInOrder(string name)
    {
        var next = children.FindIndex(node => node is XmlTextElement element && string.CompareOrdinal(element.Name, name) > 0);
        return next < 0 ? Add(name)
            : Insert(children.FindLastIndex(next, node => node is XmlTextElement element && element != children[next]) + 1, name);
    }

    public void Remove(XmlTextElement child)
    {
        var index = children.IndexOf(child);
        children.RemoveAt(index);
        if (index > 0 && children[index - 1] is XmlTextPiece { IsBlank: true })
        {
            children.RemoveAt(index - 1);
        }
    }

    public override void WriteTo(StringBuilder text)
    {
        text.Append(open);
        children.ForEach(child => child.WriteTo(text));
        text.Append(close);
    }

    private XmlTextElement Insert(int index, string name)
    {
        var child = new XmlTextElement($"<{name} />", newLine);
        var indent = Indent();
        if (open.EndsWith("/>", StringComparison.Ordinal))
        {
            Expand();
        }
        if (indent.Length > 0 && children.TrueForAll(node => node is XmlTextPiece { IsBlank: true }))
        {
            children.Clear();
            Append(new XmlTextPiece(Parent is null ? newLine : Parent.Indent()));
            index = 0;
        }
        children.Insert(index, child);
        child.Parent = this;
        if (indent.Length > 0)
        {
            children.Insert(index, new XmlTextPiece(indent) { Parent = this });
        }
        return child;
    }

    // The line end and blanks before each child; empty in a file without indentation.
    private string Indent()
    {
        var first = children.FindIndex(node => node is XmlTextElement);
        if (first >= 0)
        {
            return first > 0 && children[first - 1] is XmlTextPiece { IsBlank: true } blank ? blank.Raw : "";
        }
        return Parent is null ? newLine + "  " : Parent.Indent() is { Length: > 0 } outer ? outer + "  " : "";
    }

    private void Expand()
    {
        open = open[..^2].TrimEnd() + ">";
        close = $"</{Name}>";
    }

    private Match? Find(string name) => AttributePattern().Matches(open).FirstOrDefault(found => found.Groups["name"].Value == name);

    private static string EscapeAttribute(string value) => SecurityElement.Escape(value).Replace("&apos;", "'", StringComparison.Ordinal)
        .Replace("\n", "&#xA;", StringComparison.Ordinal).Replace("\t", "&#x9;", StringComparison.Ordinal);

    private static string Clean(string value) => XmlCharacters.Fit(value).WithLineFeeds();

    [GeneratedRegex(@"^<([^\s/>]+)")]
    private static partial Regex NamePattern();

    [GeneratedRegex("""\s(?<name>[^\s=]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)')""")]
    private static partial Regex AttributePattern();
}
