using System.Collections.Concurrent;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Tests.Mailing;

/// <summary>A server that takes every mail and tells the test at each.</summary>
internal sealed class KeptMails : IMailTransport, IMailConnection
{
    private readonly ConcurrentQueue<OutgoingMail> mails = [];

    public IReadOnlyList<OutgoingMail> Mails => [.. mails];

    /// <summary>Runs once a mail is accepted, with how many there are; before it is recorded.</summary>
    public Func<int, Task> Accepted { get; set; } = _ => Task.CompletedTask;

    public IMailConnection Open() => this;

    public async Task SendAsync(OutgoingMail mail)
    {
        mails.Enqueue(mail);
        await Accepted(mails.Count);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
