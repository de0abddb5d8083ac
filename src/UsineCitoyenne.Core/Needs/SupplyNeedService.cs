using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Needs;

/// <summary>
/// What the public form does. A need counts once the owner of its address presses the button behind a mail; the form's answer is the same
/// whoever that is.
/// </summary>
public sealed class SupplyNeedService(
    Database database, SupplyNeedValidator validator, ProductService products, LinkTokens links, NearestLeaders leaders,
    TerritoryDirectory territories, Outbox outbox, Audit audit, TimeProvider clock)
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);

    /// <summary>For one address within an hour: the form must not become a way to flood somebody's box.</summary>
    private const int Most = 5;

    /// <summary>What may be asked for.</summary>
    public async Task<IReadOnlyList<ProductSheet>> OfferedAsync(CancellationToken cancel = default) =>
        [.. (await products.ListAsync(cancel)).Where(sheet => !sheet.IsMatter)];

    /// <returns>What is wrong, by field's name, in French; nothing is stored.</returns>
    public async Task<IReadOnlyDictionary<string, string>> CheckAsync(SupplyNeedForm form, CancellationToken cancel = default) =>
        validator.Check(form, await products.ListAsync(cancel), enteredBy: null).Errors;

    /// <returns>What is wrong, by field's name, in French; empty when a mail asks the address to confirm.</returns>
    public async Task<IReadOnlyDictionary<string, string>> SubmitAsync(SupplyNeedForm form, CancellationToken cancel = default)
    {
        var (make, errors) = validator.Check(form, await products.ListAsync(cancel), enteredBy: null);
        if (make is null)
        {
            return errors;
        }
        await database.WriteAsync(async db =>
        {
            var (need, since) = (make(), clock.GetUtcNow().UtcDateTime.AddHours(-1));
            if (await db.Set<SupplyNeed>().AnyAsync(row => row.Key == need.Key, cancel)
                || await db.Set<SupplyNeed>().CountAsync(row => row.EmailHash == need.EmailHash && row.CreatedAt > since
                    && row.EnteredByAccountId == null, cancel) >= Most)
            {
                return;
            }
            db.Add(need);
            await db.SaveChangesAsync(cancel);
            audit.Record(db, AuditAction.NeedSubmitted, territory: $"commune:{need.CommuneCode}", detail: $"need:{need.Id}");
            await outbox.EnqueueAsync(db, NeedConfirmMail.Kind.To(need.Id), cancel);
        }, cancel);
        return errors;
    }

    /// <summary>What a link would confirm, as its page shows it before the button; null when it is of no use any more.</summary>
    public async Task<SubmittedNeed?> InspectAsync(string token, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return (await FindAsync(db, token, cancel)).Need is { } need
            ? new SubmittedNeed(
                SupplyNeedView.Of(need, await ProductService.ListAsync(db, cancel), territories.Current), NeedContact.Of(need))
            : null;
    }

    /// <summary>The need counts from now on, once; whoever leads the nearest territory is told.</summary>
    /// <returns>The secret of the need's own page; null when the link is of no use any more.</returns>
    public Task<string?> ConfirmAsync(string token, CancellationToken cancel = default) => database.WriteAsync<string?>(async db =>
    {
        if (await FindAsync(db, token, cancel) is not { Link: { } link, Need: { } need } || !await links.TryUseAsync(db, link)
            || !need.Confirm(clock.GetUtcNow().UtcDateTime))
        {
            return null;
        }
        audit.Record(db, AuditAction.NeedConfirmed, territory: $"commune:{need.CommuneCode}", detail: $"need:{need.Id}");
        await outbox.EnqueueAsync(db, NeedRecordMail.Kind.To(need.Id, once: $"{need.Id}"), cancel);
        foreach (var account in await leaders.OfAsync(db, need.CommuneCode))
        {
            await outbox.EnqueueAsync(db, NeedArrivedMail.Kind.To(account, need.Id, once: $"{account}:{need.Id}"), cancel);
        }
        return links.Issue(db, LinkPurpose.NeedRecord, need.Id, SupplyNeedRecordService.LinkLifetime);
    }, cancel);

    private async Task<(LinkToken? Link, SupplyNeed? Need)> FindAsync(SiteDbContext db, string token, CancellationToken cancel)
    {
        var link = await links.FindAsync(db, LinkPurpose.Need, token);
        return link is null || link.UsedAt is not null || links.IsExpired(link)
            ? (null, null)
            : (link, await db.Set<SupplyNeed>().FirstOrDefaultAsync(
                row => row.Id == link.SubjectId && row.State == NeedState.Pending, cancel));
    }
}

/// <summary>A need that waits for its owner's word.</summary>
public sealed record SubmittedNeed(SupplyNeedView Need, NeedContact Contact);
