using System.Xml;
using System.Xml.Linq;

namespace UsineCitoyenne.Core.Files;

/// <summary>The only way to read XML that comes from outside: bounded in depth, size and time, without anything fetched.</summary>
public static class SafeXml
{
    /// <summary>For those who read as they go.</summary>
    /// <exception cref="XmlException">From the reader, at the first thing that is wrong or too much.</exception>
    /// <exception cref="OperationCanceledException">From the reader, at the next node.</exception>
    public static XmlReader Open(Stream file, XmlLimits limits, CancellationToken cancel = default) => new LimitedXmlReader(
        XmlReader.Create(file, new XmlReaderSettings
        {
            DtdProcessing = limits.EntityCharacters > 0 ? DtdProcessing.Parse : DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.Characters,
            // To the framework 0 is « as many as there are ».
            MaxCharactersFromEntities = Math.Max(1, limits.EntityCharacters),
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        }),
        limits,
        cancel);

    /// <exception cref="XmlException">No XML, or too much of it.</exception>
    public static XDocument Load(Stream file, XmlLimits limits, LoadOptions options = LoadOptions.None, CancellationToken cancel = default)
    {
        using var reader = Open(file, limits, cancel);
        return XDocument.Load(reader, options);
    }
}
