using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.MailProbe;

namespace UsineCitoyenne.Core.Tests.Mailing;

internal sealed class ScriptedTemplate(Func<OutboxMail, MailContent?> compose) : IMailTemplate
{
    public string Name => ProbeTemplate.Kind.Name;

    public Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel) => Task.FromResult(compose(mail));
}
