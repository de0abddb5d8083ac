using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.MailProbe;

/// <summary>A mail of ordinary size to <c>v{RecipientId}@example.org</c>.</summary>
internal sealed class ProbeTemplate : IMailTemplate
{
    public static readonly MailKind<NoData> Kind = new("probe", MailRecipient.Volunteer);

    public string Name => Kind.Name;

    public Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel) =>
        Task.FromResult<MailContent?>(new MailContent(
            AddressOf(mail.RecipientId),
            $"Zoé Lefèvre-{mail.RecipientId}",
            "Confirmez votre inscription à l’usine citoyenne",
            new MailBody()
                .Heading("Bienvenue\u00a0!")
                .Paragraph("Vous avez proposé de collecter du matériel dans votre commune. Il reste une étape\u00a0: confirmer votre "
                + "adresse.")
                .Button("Confirmer mon inscription", $"https://usine.example/confirmer/{mail.RecipientId}")
                .List(["collecter", "transporter", "animer"])
                .Note("Si vous n’avez rien demandé, ignorez ce message.")));

    public static string AddressOf(long recipient) => $"v{recipient}@example.org";
}
