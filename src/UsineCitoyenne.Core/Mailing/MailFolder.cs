using System.Globalization;
using MimeKit;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// The mails of a development machine, one <c>.eml</c> file each under <c>{DataFolder}/mails</c>. Registered in development only.
/// </summary>
public sealed class MailFolder : IMailTransport
{
    private readonly string folder;

    internal MailFolder(DatabaseOptions options) => folder = Path.Combine(options.DataFolder, "mails");

    /// <summary>The newest mails first, at most <paramref name="take"/>. Empty when none was ever kept.</summary>
    public IReadOnlyList<KeptMail> List(int take) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.eml").OrderDescending(StringComparer.Ordinal).Take(take).Select(ReadFile)]
        : [];

    /// <summary>One mail by its file name; null when there is none, or when the name is not one of ours.</summary>
    public KeptMail? Read(string name)
    {
        if (Path.GetFileName(name) != name || name.Contains('\\') || !name.EndsWith(".eml", StringComparison.Ordinal))
        {
            return null;
        }
        var file = Path.Combine(folder, name);
        return File.Exists(file) ? ReadFile(file) : null;
    }

    IMailConnection IMailTransport.Open() => new Connection(this);

    internal void Keep(OutgoingMail mail)
    {
        // Written aside then moved: a half-written file is never listed. Several nodes may share the folder.
        var aside = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{Guid.NewGuid():N}.part");
        try
        {
            using var message = MailMessages.Create(mail);
            message.WriteTo(aside);
            File.Move(aside, Path.Combine(folder, NameOf(mail)));
        }
        catch (Exception failure)
        {
            File.Delete(aside);
            throw MailFailure.From(failure, MailStage.Mail);
        }
    }

    private static string NameOf(OutgoingMail mail) =>
        $"{mail.Date.ToString("yyyyMMdd-HHmmss-fffffff", CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N")[..8]}.eml";

    private static KeptMail ReadFile(string file)
    {
        using var message = MimeMessage.Load(file);
        return new KeptMail(
            Path.GetFileName(file), message.Subject ?? "", message.Headers[HeaderId.To] ?? "", message.Date.UtcDateTime,
            Lines(message.TextBody), Lines(message.HtmlBody));
    }

    private static string Lines(string? part) => (part ?? "").ReplaceLineEndings("\n").TrimEnd('\n');

    private sealed class Connection(MailFolder folder) : IMailConnection
    {
        public Task SendAsync(OutgoingMail mail)
        {
            folder.Keep(mail);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>
/// A mail read back from <see cref="MailFolder"/>. <paramref name="Html"/> is the part as sent: show it in a sandboxed frame.
/// </summary>
/// <param name="Date">UTC.</param>
public sealed record KeptMail(string Name, string Subject, string To, DateTime Date, string Text, string Html);
