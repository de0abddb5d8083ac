using Microsoft.Extensions.Logging;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>A mailbox on this machine: a maildir, or a folder of messages. What is done with goes to <c>cur/</c>.</summary>
internal sealed class MaildirInbox(MailOptions options, InboundReader reader, ILogger<MaildirInbox> logger)
{
    private const int FilesARound = 500;

    // Names that could not be read, or not be moved: told once, and passed over until the next start, when the database still knows them.
    private readonly HashSet<string> stuck = new(StringComparer.Ordinal);

    /// <summary>How many were for us.</summary>
    public async Task<int> ReadAsync(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(options.ReturnFolder) || !Directory.Exists(options.ReturnFolder))
        {
            return 0;
        }
        var arriving = Path.Combine(options.ReturnFolder, "new");
        var isMaildir = Directory.Exists(arriving);
        var folder = isMaildir ? arriving : options.ReturnFolder;
        var taken = 0;
        var files = Directory.EnumerateFiles(folder).Where(file => !stuck.Contains(file)).Order(StringComparer.Ordinal).Take(FilesARound);
        foreach (var file in files.ToList())
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                var outcome = await TakeAsync(file, cancel);
                if (outcome == InboundOutcome.Failed)
                {
                    stuck.Add(file);
                    continue;
                }
                taken += outcome == InboundOutcome.Taken ? 1 : 0;
                var done = Directory.CreateDirectory(Path.Combine(options.ReturnFolder, "cur")).FullName;
                File.Move(file, Path.Combine(done, Path.GetFileName(file) + (isMaildir ? ":2,S" : "")), overwrite: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                stuck.Add(file);
                logger.LogError("A file of Mail:ReturnFolder cannot be read, or not be moved to cur/, and is passed over: {Error}",
                    failure.GetType().Name);
            }
        }
        return taken;
    }

    private async Task<InboundOutcome> TakeAsync(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return await reader.TryAsync(await InboundMail.ReadAsync(stream, cancel), cancel);
    }
}
