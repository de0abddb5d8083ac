using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>
/// « Écrire au responsable »: by anybody, to whoever leads a territory, or the level above. The sender's address is confirmed by a link
/// first; the form's answer is the same whoever is behind the address.
/// </summary>
public sealed class LetterService(
    Database database, LinkTokens links, ReplyRouting routing, ReplyRelay relay, TerritoryDirectory territories, Outbox outbox,
    TimeProvider clock)
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(2);
    private const int MostADay = 3;

    /// <returns>What is wrong, by field's name; empty when a mail asks the sender to confirm.</returns>
    public async Task<IReadOnlyDictionary<string, string>> WriteAsync(LetterForm form, CancellationToken cancel = default)
    {
        var (name, body, errors) = (PersonName.Clean(form.Name), ReplyText.Clean(form.Body), new Dictionary<string, string>());
        if (PersonName.Refusal(name, "votre nom : on aime savoir à qui l’on répond") is { } refusal)
        {
            errors["Name"] = refusal;
        }
        if (!EmailAddress.TryNormalize(form.Email, out var email))
        {
            errors["Email"] = "Indiquez votre adresse de courriel, par exemple prenom.nom@exemple.fr.";
        }
        if (body.Length == 0)
        {
            errors["Body"] = "Écrivez votre message.";
        }
        else if (ReplyText.IsTooLong(form.Body))
        {
            errors["Body"] = $"Votre message est trop long\u00A0: {ReplyView.Longest} caractères au plus.";
        }
        if (errors.Count > 0 || territories.Current.Find(form.Territory) is null)
        {
            return errors;
        }
        await database.WriteAsync(async db =>
        {
            var (key, yesterday, now) = (EmailAddress.Key(email!), clock.GetUtcNow().UtcDateTime.AddDays(-1), clock.GetUtcNow()
                .UtcDateTime);
            if (await db.Set<Letter>().AnyAsync(row => row.SubmissionId == form.SubmissionId, cancel)
                || await db.Set<Letter>().CountAsync(row => row.EmailKey == key && row.CreatedAt > yesterday, cancel) >= MostADay)
            {
                return;
            }
            var letter = new Letter
            {
                Name = name,
                Email = email!,
                EmailKey = key,
                TerritoryKind = form.Territory.Kind,
                TerritoryCode = form.Territory.Code,
                Body = body,
                SubmissionId = form.SubmissionId,
                CreatedAt = now,
            };
            db.Add(letter);
            await db.SaveChangesAsync(cancel);
            await outbox.EnqueueAsync(db, LetterMail.Kind.To(letter.Id), cancel);
        }, cancel);
        return errors;
    }

    /// <summary>What a link would send, as its page shows it before the button; null when it is of no use any more.</summary>
    public async Task<LetterShown?> InspectAsync(string token, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return (await FindAsync(db, token, cancel)).Letter is { } letter && territories.Current.Find(letter.Territory) is { } place
            ? new LetterShown(place, letter.Name, letter.Body)
            : null;
    }

    /// <summary>Sends the letter on, once.</summary>
    public Task<ReplyOutcome> ConfirmAsync(string token, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        // The link is used last: while nobody answers for the place, the letter waits and its link stays good.
        if (await FindAsync(db, token, cancel) is not { Link: { } link, Letter: { } letter }
            || await routing.AnsweringAsync(db, letter.Territory, cancel) is not { Count: > 0 } to
            || !await links.TryUseAsync(db, link))
        {
            return ReplyOutcome.Nobody;
        }
        letter.SentAt = clock.GetUtcNow().UtcDateTime;
        var person = new ReplyPerson(MailRecipient.Letter, letter.Id, letter.Name, letter.Email, letter.Territory);
        return await relay.SendAsync(
            db, new ReplyRoute(person, to, letter.Name, letter.Email, ToAccount: true,
                $"un message pour {territories.Current.LabelOf(letter.Territory)}"), letter.Body, null, cancel);
    }, cancel);

    private async Task<(LinkToken? Link, Letter? Letter)> FindAsync(SiteDbContext db, string token, CancellationToken cancel)
    {
        var link = await links.FindAsync(db, LinkPurpose.Letter, token);
        return link is null || link.UsedAt is not null || links.IsExpired(link)
            ? (null, null)
            : (link, await db.Set<Letter>().FirstOrDefaultAsync(row => row.Id == link.SubjectId && row.SentAt == null, cancel));
    }
}

/// <summary>A letter that waits for its writer's word.</summary>
public sealed record LetterShown(Territory Place, string Name, string Body);

/// <summary>As typed.</summary>
public sealed record LetterForm(TerritoryRef Territory, string? Name, string? Email, string? Body, Guid SubmissionId);
