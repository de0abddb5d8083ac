using System.Text;
using System.Text.Json;
using System.Xml;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Content.Markup;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Files;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Mailing.Returns.Providers;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Benchmarks.Fuzz;

/// <summary>What reads a file from outside, by the end of its name. Throws when the reader does anything but answer or refuse.</summary>
internal sealed class FuzzTargets : IDisposable
{
    private static readonly string[] Sheets = ["xlsx", "csv"];
    private static readonly string[] Markup = ["html", "htm"];
    private static readonly string[] Xml = ["config", "udt", "xml"];
    private readonly PictureStudio studio = new(new MediaOptions { MaximumMegapixels = 4, RenditionTime = TimeSpan.FromSeconds(5) });
    private readonly ReturnPath returns = new(new DatabaseOptions { DataFolder = Path.GetTempPath() },
        new SiteOptions { MailKey = Convert.ToBase64String(new byte[32]) }, new MailOptions());
    private readonly string file = Path.GetTempFileName();

    /// <returns>Null for a file that nothing reads.</returns>
    public Func<byte[], CancellationToken, Task>? Of(string extension) =>
        Sheets.Contains(extension) ? ReadSheetAsync
        : Markup.Contains(extension) ? CleanAsync
        : Xml.Contains(extension) ? ReadXmlAsync
        : extension == "eml" ? ReadMailAsync
        : extension == "json" ? ReadEventsAsync
        : FileKind.OfExtension(extension) is { } kind ? (bytes, cancel) => UploadAsync(bytes, kind, cancel)
        : null;

    public void Dispose()
    {
        studio.Dispose();
        File.Delete(file);
    }

    private async Task UploadAsync(byte[] bytes, FileKind kind, CancellationToken cancel)
    {
        await File.WriteAllBytesAsync(file, bytes, cancel);
        if (FileSignature.Read(file) == kind)
        {
            try
            {
                await new UploadCleaner(studio).CleanAsync(file, kind, cancel);
            }
            catch (UploadRefusedException)
            {
            }
        }
    }

    private static async Task ReadSheetAsync(byte[] bytes, CancellationToken cancel)
    {
        var (format, content, problem) = ImportUpload.Check(bytes);
        if (problem is not null)
        {
            return;
        }
        try
        {
            await using var sheet = await ImportSheet.OpenAsync(new MemoryStream(content), format, cancel: cancel);
            while (await sheet.ReadAsync(cancel))
            {
                _ = sheet.Cell(sheet.Header.Count);
            }
        }
        catch (InvalidDataException)
        {
        }
    }

    private Task ReadMailAsync(byte[] bytes, CancellationToken cancel)
    {
        if (InboundMail.Read(bytes) is { } mail)
        {
            _ = (mail.Text, mail.Subject, mail.FromName, mail.IsAutomatic, ReportReader.Read(mail, returns), NoticeReader.Read(mail));
        }
        return Task.CompletedTask;
    }

    private static async Task ReadEventsAsync(byte[] bytes, CancellationToken cancel)
    {
        try
        {
            using var json = await ReadableJson.ParseAsync(new MemoryStream(bytes), default, cancel);
            foreach (var told in ProviderEvents.Read(json.RootElement))
            {
                _ = ProviderEvents.Texts(told.Source).Count();
            }
        }
        catch (Exception refused) when (refused is JsonException or FormatException)
        {
        }
    }

    private static Task CleanAsync(byte[] bytes, CancellationToken cancel)
    {
        var cleaned = HtmlCleaner.Clean(Encoding.UTF8.GetString(bytes));
        return HtmlCleaner.Clean(cleaned) == cleaned ? Task.CompletedTask
            : throw new InvalidOperationException("Cleaning twice is not cleaning once.");
    }

    private static Task ReadXmlAsync(byte[] bytes, CancellationToken cancel)
    {
        try
        {
            SafeXml.Load(new MemoryStream(bytes), new XmlLimits(), cancel: cancel);
        }
        catch (XmlException)
        {
        }
        return Task.CompletedTask;
    }
}
