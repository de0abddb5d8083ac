using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>One file of a uSync folder.</summary>
/// <param name="Path">Below the folder, with slashes: <c>Content/accueil.config</c>.</param>
/// <param name="Hash">SHA-256, hexadecimal, the same whichever line ends the checkout wrote.</param>
internal sealed record USyncFile(string Path, string Hash, byte[] Bytes)
{
    /// <summary>10 MiB: a page of text has a few thousand bytes.</summary>
    public const int MaxLength = 10 << 20;

    private static readonly XmlLimits Limits = new(Characters: MaxLength);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>True for <c>&lt;Empty Change="Delete" /&gt;</c>, what uSync leaves in the place of a deleted item, and its like.</summary>
    public static bool IsMarker(XElement root) => root.Name == "Empty";

    public static USyncFile Read(string root, string path)
    {
        var file = System.IO.Path.Combine(root, path);
        if (new FileInfo(file).Length > MaxLength)
        {
            return new USyncFile(path, "", []);
        }
        return Of(path, File.ReadAllBytes(file));
    }

    public static USyncFile Of(string path, byte[] bytes)
    {
        var lines = Array.IndexOf(bytes, (byte)'\r') < 0 ? bytes : Array.FindAll(bytes, letter => letter != '\r');
        return new USyncFile(path, Convert.ToHexStringLower(SHA256.HashData(lines)), bytes);
    }

    /// <returns>The element asked for, or a marker.</returns>
    /// <exception cref="FormatException">The file is no XML, or of another item type. The message is in French.</exception>
    public XElement Parse(string element)
    {
        var root = Parse();
        return root.Name == element || IsMarker(root)
            ? root
            : throw new FormatException($"Élément «\u00A0{root.Name}\u00A0» là où «\u00A0{element}\u00A0» est attendu.");
    }

    /// <exception cref="FormatException">The file is no XML. The message is in French.</exception>
    public XElement Parse()
    {
        if (Hash.Length == 0)
        {
            throw new FormatException($"Le fichier dépasse {MaxLength >> 20} Mio.");
        }
        try
        {
            StrictUtf8.GetCharCount(Bytes);
            var document = SafeXml.Load(new MemoryStream(Bytes), Limits);
            return document.Declaration?.Encoding is null or ""
                || document.Declaration.Encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                ? document.Root!
                : throw new FormatException("Le fichier n’est pas en UTF-8.");
        }
        catch (DecoderFallbackException failure)
        {
            throw new FormatException("Le fichier n’est pas en UTF-8.", failure);
        }
        catch (XmlException failure)
        {
            throw new FormatException($"Ce n’est pas du XML lisible (ligne {failure.LineNumber}).", failure);
        }
    }
}
