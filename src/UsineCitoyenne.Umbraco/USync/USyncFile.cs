using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>One file of a uSync folder.</summary>
/// <param name="Path">Below the folder, with slashes: <c>Content/accueil.config</c>.</param>
/// <param name="Hash">SHA-256, hexadecimal, the same whichever line ends the checkout wrote.</param>
internal sealed record USyncFile(string Path, string Hash, byte[] Bytes)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static IReadOnlyList<USyncFile> ReadAll(string root, string folder)
    {
        var path = System.IO.Path.Combine(root, folder);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.config", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => Read(root, file))]
            : [];
    }

    /// <exception cref="FormatException">The file is no XML, or of another item type. The message is in French.</exception>
    public XElement Parse(string element)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(Bytes), Settings);
            var root = XDocument.Load(reader).Root!;
            return root.Name == element
                ? root
                : throw new FormatException($"Élément «\u00A0{root.Name}\u00A0» là où «\u00A0{element}\u00A0» est attendu.");
        }
        catch (XmlException failure)
        {
            throw new FormatException($"Ce n’est pas du XML lisible (ligne {failure.LineNumber}).", failure);
        }
    }

    private static USyncFile Read(string root, string file)
    {
        var bytes = File.ReadAllBytes(file);
        var lines = Array.IndexOf(bytes, (byte)'\r') < 0 ? bytes : Array.FindAll(bytes, letter => letter != '\r');
        return new USyncFile(System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'), Convert.ToHexStringLower(SHA256.HashData(lines)), bytes);
    }
}
