using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>Keeps which text each person agreed to, and when they took it back.</summary>
public sealed class ConsentLedger(Data.Database database, TimeProvider clock)
{
    /// <summary>Stores the texts in force. Refuses to start when a published version was reworded.</summary>
    internal async Task PublishTextsAsync(CancellationToken cancel = default)
    {
        await using (var read = database.Read())
        {
            if (Missing(await read.Set<StoredConsentText>().ToListAsync(cancel)).Count == 0)
            {
                return;
            }
        }
        await database.WriteAsync(async db => db.AddRange(
            Missing(await db.Set<StoredConsentText>().ToListAsync(cancel)).Select(text => new StoredConsentText
            {
                Purpose = text.Purpose,
                Version = text.Version,
                Body = text.Body,
                PublishedAt = clock.GetUtcNow().UtcDateTime,
            })), cancel);
    }

    internal void Give(
        SiteDbContext db, long volunteerId, ConsentText text, string channel, string? choice = null, long? heardBy = null) =>
            db.Add(new Consent
            {
                VolunteerId = volunteerId,
                Purpose = text.Purpose,
                Version = text.Version,
                GivenAt = clock.GetUtcNow().UtcDateTime,
                Channel = channel,
                Choice = choice,
                HeardByAccountId = heardBy,
            });

    /// <summary>The same for many people at once.</summary>
    internal Task GiveManyAsync(SiteDbContext db, IEnumerable<long> volunteerIds, ConsentText text, string channel,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return BulkInsert.RunAsync(
            db, "Consent", ["VolunteerId", "Purpose", "Version", "GivenAt", "Channel"],
            volunteerIds.Select(id => new object?[] { id, text.Purpose, text.Version, now, channel }), cancel);
    }

    /// <summary>Gives or takes back an optional consent; does nothing when it already stands as asked.</summary>
    /// <returns>True when it changed.</returns>
    internal async Task<bool> SetAsync(SiteDbContext db, long volunteerId, ConsentText text, bool given, string channel,
        string? choice = null)
    {
        var standing = await StandingAsync(db, volunteerId);
        var current = standing.FirstOrDefault(consent => consent.Purpose == text.Purpose);
        if (given ? current is not null && current.Choice == choice && current.Version == text.Version : current is null)
        {
            return false;
        }
        if (current is not null)
        {
            current.WithdrawnAt = clock.GetUtcNow().UtcDateTime;
        }
        if (given)
        {
            Give(db, volunteerId, text, channel, choice);
        }
        return true;
    }

    /// <summary>Ends every agreement of these people.</summary>
    internal Task WithdrawAllAsync(SiteDbContext db, IReadOnlyCollection<long> volunteerIds, CancellationToken cancel)
    {
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        return db.Set<Consent>().Where(consent => volunteerIds.Contains(consent.VolunteerId) && consent.WithdrawnAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(consent => consent.WithdrawnAt, now), cancel);
    }

    /// <summary>Deletes every agreement of these people, standing or not: nothing of theirs is kept that it could justify.</summary>
    internal Task ForgetAsync(SiteDbContext db, IReadOnlyCollection<long> volunteerIds, CancellationToken cancel = default) =>
        db.Set<Consent>().Where(consent => volunteerIds.Contains(consent.VolunteerId)).ExecuteDeleteAsync(cancel);

    /// <summary>Volunteers whose agreement to a purpose stands, for use inside a query.</summary>
    internal static IQueryable<long> AgreedTo(SiteDbContext db, ConsentText text) => db.Set<Consent>()
        .Where(consent => consent.Purpose == text.Purpose && consent.WithdrawnAt == null)
        .Select(consent => consent.VolunteerId);

    /// <summary>What a volunteer agrees to now.</summary>
    internal static IQueryable<string> PurposesOf(SiteDbContext db, long volunteerId) => db.Set<Consent>()
        .Where(consent => consent.VolunteerId == volunteerId && consent.WithdrawnAt == null)
        .Select(consent => consent.Purpose);

    /// <summary>How a volunteer agrees to be introduced now; null when not.</summary>
    internal static Task<Introduction?> IntroductionOfAsync(SiteDbContext db, long volunteerId, CancellationToken cancel = default) =>
        Introductions(db).FirstOrDefaultAsync(row => row.VolunteerId == volunteerId, cancel);

    /// <summary>How each volunteer who does agrees to be introduced, for use inside a query.</summary>
    internal static IQueryable<Introduction> Introductions(SiteDbContext db) => db.Set<Consent>()
        .Where(row => row.Purpose == ConsentTexts.Introduction.Purpose && row.WithdrawnAt == null)
        .Select(row => new Introduction { VolunteerId = row.VolunteerId, Version = row.Version, Choice = row.Choice });

    /// <summary>All that a volunteer ever agreed to, with the text as they read it, oldest first.</summary>
    internal static async Task<IReadOnlyList<(Consent Given, string Text)>> HistoryOfAsync(
        SiteDbContext db, long volunteerId, CancellationToken cancel = default)
    {
        var rows = await db.Set<Consent>().AsNoTracking().Where(consent => consent.VolunteerId == volunteerId)
            .Join(db.Set<StoredConsentText>(), consent => new { consent.Purpose, consent.Version },
                text => new { text.Purpose, text.Version },
                (consent, text) => new { Consent = consent, text.Body })
            .OrderBy(row => row.Consent.Id).ToListAsync(cancel);
        return rows.ConvertAll(row => (row.Consent, row.Body));
    }

    private static Task<List<Consent>> StandingAsync(SiteDbContext db, long volunteerId) => db.Set<Consent>()
        .Where(consent => consent.VolunteerId == volunteerId && consent.WithdrawnAt == null)
        .ToListAsync();

    private static List<ConsentText> Missing(List<StoredConsentText> stored)
    {
        var missing = new List<ConsentText>();
        foreach (var text in ConsentTexts.Current)
        {
            var known = stored.Find(row => row.Purpose == text.Purpose && row.Version == text.Version);
            if (known is null)
            {
                missing.Add(text);
            }
            else if (known.Body != text.Body)
            {
                throw new InvalidOperationException(
                    $"Le texte de consentement « {text.Purpose} » version {text.Version} a été modifié : donnez-lui une nouvelle version.");
            }
        }
        return missing;
    }
}
