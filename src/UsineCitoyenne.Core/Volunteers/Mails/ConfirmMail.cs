using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Asks the person behind the address to confirm.</summary>
internal sealed class ConfirmMail(VolunteerMails mails, LinkTokens links, TerritoryDirectory territories, MandateService mandates,
    CallAnswers answers)
    : VolunteerMail<SignUpOrigin>(Kind, mails)
{
    public static readonly MailKind<SignUpOrigin> Kind = new("confirmation", MailRecipient.Volunteer);

    public override bool IsAskedFor => true;

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, SignUpOrigin data, SiteDbContext db, CancellationToken cancel)
    {
        if (to.State != VolunteerState.Pending)
        {
            return null;
        }
        var commune = territories.Current.CurrentCommune(to.CommuneCode);
        var sender = data.Imported ? await SenderAsync(data.AccountId, commune, db, cancel) : "";
        var lifetime = data.Imported ? PendingPurge.Patience : ConfirmationService.LinkLifetime;
        var token = links.Issue(db, LinkPurpose.ConfirmSignUp, to.Id, lifetime);
        var told = string.Join("\u00A0; ", (await answers.ProposedAsync(db, to.Id, cancel))
            .Select(part => $"«\u00A0{part.Name}\u00A0», {part.Told}"));
        mail.Body
            .Paragraph(data.Imported
                ? $"{sender} nous a transmis une liste où vous figurez. Souhaitez-vous en faire partie ? "
                    + "Lisez ce à quoi vous vous engagez, puis confirmez. Sans réponse de votre part, nous ne vous écrirons plus."
                : $"Merci de proposer votre aide à {commune?.Name ?? "votre commune"}. Il reste un geste : confirmer que cette adresse est "
                + "bien la vôtre."
                    + (told.Length > 0 ? $" Votre réponse comptera en même temps\u00A0: {told}." : ""))
            .Button("Je confirme mon inscription", Mails.Site.Absolute($"/confirmer/{token}/"))
            .Note($"Ce lien est valable {lifetime.Days} jours. Vous n’avez rien demandé ? Ignorez ce message : sans confirmation, "
                + "vos coordonnées ne sont transmises à personne et sont effacées au bout de 30 jours.");
        return mail with { Subject = "Confirmez votre inscription" };
    }

    // A first name and an initial: enough to know who wrote one's address down, and no more than that.
    private async Task<string> SenderAsync(long? accountId, Territory? commune, SiteDbContext db, CancellationToken cancel)
    {
        var person = accountId is { } account ? await mandates.FindAsync(db, account, cancel) : null;
        var name = ShortName(person?.Name);
        var held = person?.Contacts?.Territories ?? [];
        var place = held.Where(territory => commune is null || territories.Current.Contains(territory, commune))
            .Select(territories.Current.Find).OfType<Territory>().FirstOrDefault();
        return (name, place) switch
        {
            (null, _) => $"Une personne qui organise l’entraide près de {commune?.Name ?? "chez vous"}",
            (_, null) => $"{name}, qui organise l’entraide près de {commune?.Name ?? "chez vous"},",
            _ => $"{name}, qui organise l’entraide {place.In},",
        };
    }

    // Null for what a mail must not carry.
    private static string? ShortName(string? whole)
    {
        var name = PlainLabel.Clean(whole);
        if (PlainLabel.Refusal(name, PersonName.MaximumLength, "") is not null)
        {
            return null;
        }
        var (first, last) = WholeName.Split(name, familyFirst: false);
        var initial = last.Split(' ', '-', '’', '\'').FirstOrDefault(word => word.Length > 0 && char.IsUpper(word[0]));
        return first.Length == 0 ? last : initial is null ? first : $"{first} {initial[0]}.";
    }
}
