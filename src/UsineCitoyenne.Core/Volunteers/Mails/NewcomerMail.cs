using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Tells a responsable that someone joined. Names nobody: the contact table does, behind sign-in and audit.</summary>
internal sealed class NewcomerMail(
    AccountStore accounts, TerritoryDirectory territories, VolunteerOptions options, IOptions<SiteOptions> site) : IMailTemplate
{
    public const string TemplateName = "nouveau-benevole";

    public string Name => TemplateName;

    public static MailRequest Request(long volunteer, long account) => new(TemplateName, MailRecipient.Account, account)
    {
        Data = volunteer.ToString(CultureInfo.InvariantCulture),
        DedupKey = $"{TemplateName}:{volunteer}:{account}",
    };

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(db, mail.RecipientId);
        var id = long.Parse(mail.Data, CultureInfo.InvariantCulture);
        var volunteer = await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.Id == id && row.State != VolunteerState.Left, cancel);
        if (account is null || volunteer is null)
        {
            return null;
        }
        var commune = territories.Current.CurrentCommune(volunteer.CommuneCode);
        var place = commune?.Label ?? "votre territoire";
        var body = new MailBody()
            .Paragraph($"Bonjour {account.Name},")
            .Paragraph($"Une personne vient de confirmer son inscription à {place}.")
            .List(options.In(OptionList.Profile, volunteer.Profiles).Select(option => option.Label))
            .Paragraph("Un message d’accueil dans les jours qui viennent fait toute la différence.")
            .Button("Ouvrir la fiche", site.Value.Absolute($"/mon-espace/contacts/{volunteer.Id}/"))
            .Note("Les coordonnées ne sont jamais envoyées par courriel : elles se lisent dans votre espace, après connexion.");
        return new MailContent(account.Email, account.Name, $"Une nouvelle personne à {place}", body);
    }
}
