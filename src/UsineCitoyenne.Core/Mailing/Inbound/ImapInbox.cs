using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Logging;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>
/// A mailbox on another machine. A mail that the site has dealt with is moved away, so that the folder itself says what is left to do:
/// cut off anywhere, the next session goes on, and the database knows what was taken and not yet moved.
/// </summary>
internal sealed class ImapInbox(MailOptions options, InboundReader reader, TimeProvider clock, ILogger<ImapInbox> logger)
{
    private const int MailsARound = 500;

    // Servers end an IDLE of half an hour (RFC 2177).
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(9);

    // Left in the folder for people, or not to be moved; known by UID for as long as the folder numbers them so.
    private readonly HashSet<UniqueId> left = [];
    private uint validity;

    private ImapOptions Settings => options.Imap;

    /// <summary>One session: reads what is there, then waits for more, until the server or <paramref name="stop"/> ends it.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var client = await ConnectAsync(stop);
        var folder = await OpenAsync(client, stop);
        while (!stop.IsCancellationRequested)
        {
            await ReadAsync(client, folder, stop);
            await WaitAsync(client, folder, stop);
        }
    }

    /// <summary>Reads what is there and ends. How many were for us.</summary>
    public async Task<int> ReadOnceAsync(CancellationToken cancel)
    {
        using var client = await ConnectAsync(cancel);
        var taken = await ReadAsync(client, await OpenAsync(client, cancel), cancel);
        await client.DisconnectAsync(quit: true, cancel);
        return taken;
    }

    private async Task<ImapClient> ConnectAsync(CancellationToken cancel)
    {
        var client = new ImapClient { CheckCertificateRevocation = false, Timeout = (int)options.Timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(Settings.Host!, Settings.Port, Settings.Security, cancel);
            await client.AuthenticateAsync(Settings.User ?? "", Settings.Password ?? "", cancel);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task<IMailFolder> OpenAsync(ImapClient client, CancellationToken cancel)
    {
        var folder = await client.GetFolderAsync(Settings.Folder, cancel);
        await folder.OpenAsync(FolderAccess.ReadWrite, cancel);
        if (folder.UidValidity != validity)
        {
            // The server numbers anew: what we knew by number says nothing any more.
            (validity, _) = (folder.UidValidity, left.RemoveWhere(_ => true));
        }
        return folder;
    }

    private async Task<int> ReadAsync(ImapClient client, IMailFolder folder, CancellationToken cancel)
    {
        var taken = 0;
        var found = await folder.SearchAsync(SearchQuery.All, cancel);
        left.IntersectWith(found);
        foreach (var uid in found.Where(uid => !left.Contains(uid)).Take(MailsARound).ToList())
        {
            var outcome = await TakeAsync(folder, uid, cancel);
            taken += outcome == InboundOutcome.Taken ? 1 : 0;
            if (outcome is InboundOutcome.Unknown or InboundOutcome.Failed || !await PutAwayAsync(client, folder, uid, cancel))
            {
                left.Add(uid);
            }
        }
        return taken;
    }

    private async Task<InboundOutcome> TakeAsync(IMailFolder folder, UniqueId uid, CancellationToken cancel)
    {
        try
        {
            await using var stream = await folder.GetStreamAsync(uid, 0, InboundMail.MaximumBytes, cancel);
            return await reader.TryAsync(await InboundMail.ReadAsync(stream, cancel), cancel);
        }
        catch (Exception failure) when (failure is MessageNotFoundException or ImapCommandException)
        {
            logger.LogWarning("A mail of the mailbox could not be fetched and is passed over: {Error}", failure.GetType().Name);
            return InboundOutcome.Unknown;
        }
    }

    private async Task<bool> PutAwayAsync(ImapClient client, IMailFolder folder, UniqueId uid, CancellationToken cancel)
    {
        try
        {
            await folder.AddFlagsAsync(uid, MessageFlags.Seen, silent: true, cancel);
            await folder.MoveToAsync(uid, await DoneAsync(client, cancel), cancel);
            return true;
        }
        catch (Exception failure) when (failure is ImapCommandException or FolderNotFoundException or NotSupportedException
            or ArgumentException)
        {
            logger.LogError("A mail that was dealt with cannot be moved to {Folder}: {Error}", Settings.DoneFolder, failure.GetType().Name);
            return false;
        }
    }

    private async Task<IMailFolder> DoneAsync(ImapClient client, CancellationToken cancel)
    {
        try
        {
            return await client.GetFolderAsync(Settings.DoneFolder, cancel);
        }
        catch (FolderNotFoundException)
        {
            var root = client.GetFolder(client.PersonalNamespaces[0]);
            return await root.CreateAsync(Settings.DoneFolder, isMessageFolder: true, cancel)
                ?? throw new FolderNotFoundException(Settings.DoneFolder);
        }
    }

    private async Task WaitAsync(ImapClient client, IMailFolder folder, CancellationToken stop)
    {
        if (!client.Capabilities.HasFlag(ImapCapabilities.Idle))
        {
            var poll = TimeSpan.FromSeconds(Settings.PollSeconds);
            await Task.Delay(poll, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await client.NoOpAsync(stop);
            return;
        }
        using var done = new CancellationTokenSource(LongestIdle, clock);
        void Arrived(object? sender, EventArgs arrival) => done.Cancel();
        folder.CountChanged += Arrived;
        try
        {
            // What came while the last one was put away was told then, and will not be told again.
            if (folder.Count > left.Count)
            {
                return;
            }
            await client.IdleAsync(done.Token, stop);
        }
        finally
        {
            folder.CountChanged -= Arrived;
        }
    }
}
