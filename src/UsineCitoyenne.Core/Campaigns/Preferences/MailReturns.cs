using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Grouping;

namespace UsineCitoyenne.Core.Campaigns.Preferences;

/// <summary>What returns mean for people: a complaint unsubscribes; an address in error can be put back in service.</summary>
public sealed class MailReturns(
    Database database, ContactTable table, ConsentLedger consents, DigestChoices digests, Audit audit) : IComplaintHandler
{
    /// <summary>Why somebody says that an address works again, by the word that the audit keeps.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["confirmee"] = "La personne m’a confirmé cette adresse",
        ["videe"] = "Sa boîte était pleine, elle l’a vidée",
        ["panne"] = "C’était une panne de son fournisseur",
    };

    /// <summary>Since when a volunteer's address takes no mail; null when it does. For who may read their details.</summary>
    public async Task<DateTime?> TroubleSinceAsync(long volunteerId, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await AddressTroubles.SinceAsync(db, MailRecipient.Volunteer, volunteerId, cancel);
    }

    /// <summary>Where those in charge read which addresses are put aside.</summary>
    internal const string Url = "/mon-espace/contacts/adresses-en-panne/";

    /// <summary>Beyond it the number itself says nothing more.</summary>
    private const int Most = 1000;

    /// <summary>Whose addresses were put aside by returns, in this territory, the last first: by number, not by name.</summary>
    internal async Task<IReadOnlyList<long>> SetAsideAsync(ContactScope scope, CancellationToken cancel)
    {
        await using var db = database.Read();
        var ids = await AddressTroubles.LatestAsync(db, MailRecipient.Volunteer, Most, cancel);
        var people = ids.Count == 0 ? [] : await db.Set<Volunteer>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancel);
        var shown = people.Where(volunteer => table.Reaches(scope, volunteer)).Select(volunteer => volunteer.Id).ToHashSet();
        return [.. ids.Where(shown.Contains)];
    }

    /// <summary>The same people with their names; the reading is audited.</summary>
    public async Task<IReadOnlyList<ContactRow>> ListSetAsideAsync(ContactScope scope, CancellationToken cancel = default) =>
        await table.ReadAsync(scope, await SetAsideAsync(scope, cancel), AuditAction.ContactsListed, cancel);

    /// <summary>Puts an address back in service for somebody who can say why.</summary>
    /// <returns>What is wrong, in French; empty when it is done; null when the scope does not show this person.</returns>
    public async Task<string?> RestoreAsync(ContactScope scope, long volunteerId, string? reason, CancellationToken cancel = default)
    {
        if (reason is null || !Reasons.ContainsKey(reason))
        {
            return "Dites pourquoi cette adresse fonctionne de nouveau.";
        }
        return await database.WriteAsync(async db =>
        {
            if (await db.Set<Volunteer>().FirstOrDefaultAsync(row => row.Id == volunteerId, cancel) is not { } volunteer
                || !table.Reaches(scope, volunteer))
            {
                return null;
            }
            if (await AddressTroubles.ClearAsync(db, MailRecipient.Volunteer, volunteerId, cancel))
            {
                audit.Record(db, AuditAction.AddressRestored, scope.AccountId, scope.AuditName, reason, [volunteerId]);
            }
            return "";
        }, cancel);
    }

    async Task IComplaintHandler.HandleAsync(SiteDbContext db, OutboxMail mail, CancellationToken cancel)
    {
        if (mail.RecipientKind == Outbox.NameOf(MailRecipient.Account))
        {
            await digests.SetAsync(db, mail.RecipientId, DigestFrequency.Never, cancel);
        }
        if (mail.RecipientKind != Outbox.NameOf(MailRecipient.Volunteer))
        {
            // Whoever wrote a letter or a candidacy is subscribed to nothing.
            audit.Record(db, AuditAction.ComplaintReceived, detail: $"mail:{mail.Id}");
            return;
        }
        foreach (var text in MailPreferences.Texts.Values)
        {
            await consents.SetAsync(db, mail.RecipientId, text, given: false, "plainte");
        }
        audit.Record(db, AuditAction.ComplaintReceived, detail: $"mail:{mail.Id}", volunteers: [mail.RecipientId]);
    }
}
