using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// The mails of one lease, sent over parallel connections.
/// <para>
/// The crash window: between a server's acceptance and the commit of « sent », a mail that left is still « being sent », and a
/// crash there repeats it. So a connection waits for that commit before it starts its next mail: at most one mail a connection
/// is ever in the window. Several connections that wait together share one commit (<see cref="SentRecord"/>), which makes it
/// cheap without one connection ever having two accepted mails unrecorded.
/// </para>
/// </summary>
internal sealed class MailDispatcher(
    IReadOnlyList<OutboxMail> mails, OutboxQueue queue, MailThrottle throttle, MailSender sender, ILogger logger, CancellationToken stop)
{
    public const int MailsPerConnection = 25;

    private readonly ConcurrentQueue<OutboxMail> waiting = new(mails);
    private readonly ConcurrentBag<OutboxMail> untried = [];

    public bool IsEmpty => mails.Count == 0;

    public bool ServerDown { get; private set; }

    public async Task RunAsync(IReadOnlyList<IMailConnection> connections)
    {
        try
        {
            await Task.WhenAll(connections.Select(connection => Task.Run(() => RunLaneAsync(connection))));
        }
        finally
        {
            var left = untried.Concat(waiting).ToList();
            if (left.Count > 0)
            {
                await queue.GiveBackAsync(left);
            }
        }
    }

    private async Task RunLaneAsync(IMailConnection connection)
    {
        // A stop lets the mail in hand go through: only its successors are given back.
        while (!stop.IsCancellationRequested && !ServerDown && waiting.TryDequeue(out var row))
        {
            if (!await throttle.LetsThroughAsync(row))
            {
                untried.Add(row);
                continue;
            }
            var (mail, outcome) = await sender.ComposeAsync(row);
            if (!queue.StillHolds(row))
            {
                untried.Add(row);
                continue;
            }
            outcome ??= await sender.SendAsync(row, mail!, connection);
            ServerDown |= outcome.ServerDown;
            if (!await queue.FinishAsync(row, outcome))
            {
                logger.LogWarning("Mail {Id}, or one recorded with it, was taken over by another node while this one was sending it.",
                    row.Id);
            }
        }
    }
}
