using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>
/// Tells a responsable who joined, by commune and by what they can do. Names nobody: the contact table does, behind sign-in and audit.
/// </summary>
internal sealed class DigestMail(
    AccountStore accounts, TerritoryDirectory territories, VolunteerOptions options, PreferenceTokens tokens, IOptions<SiteOptions> site)
        : AccountMail<GroupingSlot>(Kind, accounts)
{
    public static readonly MailKind<GroupingSlot> Kind = new("arrivees", MailRecipient.Account);
    private const int Places = 30;

    /// <summary>After that nobody asks any more which mail told of whom.</summary>
    private static readonly TimeSpan EntryLifetime = TimeSpan.FromDays(30);

    // The old entries go even when their account did.
    protected override async Task<Account?> FindAsync(OutboxMail mail, GroupingSlot data, SiteDbContext db, CancellationToken cancel)
    {
        var before = data.At - EntryLifetime;
        await db.Set<DigestEntry>().Where(entry => entry.AccountId == mail.RecipientId && entry.DueAt < before).ExecuteDeleteAsync(cancel);
        return await base.FindAsync(mail, data, db, cancel);
    }

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Account to, GroupingSlot data, SiteDbContext db, CancellationToken cancel)
    {
        var told = db.Set<DigestEntry>().Where(entry => entry.AccountId == to.Id && entry.DueAt == data.At)
            .Select(entry => entry.VolunteerId);
        var newcomers = await db.Set<Volunteer>().Where(row => told.Contains(row.Id) && row.State != VolunteerState.Left)
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.CommuneCode, row.Profiles }).ToListAsync(cancel);
        if (newcomers.Count == 0)
        {
            return null;
        }
        var places = newcomers.GroupBy(row => territories.Current.CurrentCommune(row.CommuneCode)?.Label ?? "commune inconnue")
            .OrderByDescending(place => place.Count()).ThenBy(place => place.Key, StringComparer.Ordinal).ToList();
        var where = places.Count == 1 ? $"à {places[0].Key}" : "sur votre territoire";
        mail.Body
            .Paragraph(newcomers.Count == 1
                ? $"Une personne vient de confirmer son inscription {where}."
                : $"{FrenchNumber.Of(newcomers.Count)} personnes viennent de confirmer leur inscription {where}.");
        if (places.Count > 1)
        {
            mail.Body.List(
            [
                .. places.Take(Places).Select(place => $"{place.Key} : {FrenchNumber.Of(place.Count())}"),
                .. places.Count > Places ? [$"et {FrenchNumber.Of(places.Count - Places)} autres communes"] : Array.Empty<string>(),
            ]);
        }
        mail.Body.Heading("Ce qu’elles savent faire")
            .List(options.Of(OptionList.Profile)
                .Select(option => (option.Label, Count: newcomers.Count(row => (row.Profiles & option.Mask) != 0)))
                .Where(line => line.Count > 0).OrderByDescending(line => line.Count)
                .Select(line => $"{line.Label} : {FrenchNumber.Of(line.Count)}"))
            .Paragraph("Un message d’accueil dans les jours qui viennent fait toute la différence.")
            .Button(newcomers.Count == 1 ? "Ouvrir la fiche" : "Ouvrir mes contacts",
                site.Value.Absolute(newcomers.Count == 1 ? $"/mon-espace/contacts/{newcomers[0].Id}/" : "/mon-espace/contacts/"))
            .Note("Les coordonnées ne sont jamais envoyées par courriel : elles se lisent dans votre espace, après connexion. "
                + "Vous y choisissez aussi le rythme de ces messages.");
        return mail with
        {
            Subject = newcomers.Count == 1 ? $"Une nouvelle personne {where}"
                : $"{FrenchNumber.Of(newcomers.Count)} nouvelles personnes {where}",
            UnsubscribeUrl = site.Value.Absolute(
                tokens.PathOf(new PreferenceLink(PreferenceSubject.Account, to.Id, (byte)MailPurpose.Digest))),
            List = Name,
        };
    }
}
