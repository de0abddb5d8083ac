using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Retention;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Asks the person behind the address to confirm.</summary>
internal sealed class ConfirmMail(VolunteerMails mails, LinkTokens links, TerritoryDirectory territories) : IMailTemplate
{
    public const string TemplateName = "confirmation";

    /// <summary>The mail's data when somebody else wrote the person down.</summary>
    public const string Imported = "import";

    public string Name => TemplateName;

    public bool IsAskedFor => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var volunteer = await mails.RecipientAsync(mail, db, cancel);
        if (volunteer is not { State: VolunteerState.Pending })
        {
            return null;
        }
        var commune = territories.Current.CurrentCommune(volunteer.CommuneCode);
        var imported = mail.Data == Imported;
        var lifetime = imported ? PendingPurge.Patience : ConfirmationService.LinkLifetime;
        var token = links.Issue(db, LinkPurpose.ConfirmSignUp, volunteer.Id, lifetime);
        var body = new MailBody()
            .Paragraph($"Bonjour {volunteer.FirstName},")
            .Paragraph(imported
                ? $"Une personne qui organise l’entraide près de {commune?.Name ?? "chez vous"} nous a transmis une liste où vous figurez. Souhaitez-vous en faire partie ? "
                    + "Lisez ce à quoi vous vous engagez, puis confirmez. Sans réponse de votre part, nous ne vous écrirons plus."
                : $"Merci de proposer votre aide à {commune?.Name ?? "votre commune"}. Il reste un geste : confirmer que cette adresse est bien la vôtre.")
            .Button("Je confirme mon inscription", mails.Site.Absolute($"/confirmer/{token}/"))
            .Note($"Ce lien est valable {lifetime.Days} jours. Vous n’avez rien demandé ? Ignorez ce message : sans confirmation, "
                + "vos coordonnées ne sont transmises à personne et sont effacées au bout de 30 jours.");
        return new MailContent(volunteer.Email, $"{volunteer.FirstName} {volunteer.LastName}", "Confirmez votre inscription", body);
    }
}
