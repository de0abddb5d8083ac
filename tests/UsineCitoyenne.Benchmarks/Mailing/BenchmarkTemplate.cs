using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Benchmarks.Mailing;

/// <summary>A mail of ordinary size, with or without a personal link, which costs a row.</summary>
internal sealed class BenchmarkTemplate(LinkTokens? links) : IMailTemplate
{
    public static readonly MailKind<NoData> Kind = new("benchmark", MailRecipient.Volunteer);

    public string Name => Kind.Name;

    public Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var secret = links?.Issue(db, LinkPurpose.ConfirmSignUp, mail.RecipientId, TimeSpan.FromDays(7)) ?? "lien";
        return Task.FromResult<MailContent?>(Content(mail.RecipientId, secret));
    }

    public static MailContent Content(long recipient, string secret) => new(
        $"v{recipient}@example.org",
        $"Zoé Lefèvre-{recipient}",
        "Confirmez votre inscription à l’usine citoyenne",
        new MailBody()
            .Heading("Bienvenue\u00a0!")
            .Paragraph("Vous avez proposé de collecter du matériel dans votre commune. Il reste une étape\u00a0: confirmer votre adresse.")
            .Button("Confirmer mon inscription", $"https://usine.example/confirmer/{secret}")
            .List(["collecter", "transporter", "animer"])
            .Note("Si vous n’avez rien demandé, ignorez ce message."));
}
