using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Needs;

/// <summary>What who asked does behind the link of their mails: read, renew, correct, say that it is met, withdraw.</summary>
public sealed class SupplyNeedRecordService(
    Database database, SupplyNeedValidator validator, LinkTokens links, TerritoryDirectory territories, Audit audit, TimeProvider clock)
{
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(150);

    private const string Closed = "Cela ne peut plus se faire\u00A0: ce besoin est clos.";

    /// <summary>Null when the link is unknown or expired, or whom to call was erased.</summary>
    public async Task<SubmittedNeed?> OpenAsync(string token, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await FindAsync(db, token, cancel) is { } need
            ? new SubmittedNeed(
                SupplyNeedView.Of(need, await ProductService.ListAsync(db, cancel), territories.Current), NeedContact.Of(need))
            : null;
    }

    /// <summary>« Toujours besoin »</summary>
    /// <param name="neededBy">As typed.</param>
    /// <returns>What is wrong, in French; null when it is done.</returns>
    public Task<string?> RenewAsync(string token, string? neededBy, CancellationToken cancel = default) =>
        validator.DayRefusal(neededBy, out var day) is { } wrong ? Task.FromResult<string?>(wrong)
            : ActAsync(token, AuditAction.NeedRenewed, need => need.Renew(day, clock.GetUtcNow().UtcDateTime), cancel);

    /// <param name="quantity">As typed.</param>
    /// <returns>What is wrong, in French; null when it is done.</returns>
    public Task<string?> ChangeQuantityAsync(string token, string? quantity, CancellationToken cancel = default) =>
        SupplyNeedValidator.QuantityRefusal(quantity, out var number) is { } wrong ? Task.FromResult<string?>(wrong)
            : ActAsync(token, AuditAction.NeedChanged, need => need.ChangeQuantity(number), cancel);

    /// <summary>« Ce besoin est couvert »</summary>
    /// <returns>What is wrong, in French; null when it is done.</returns>
    public Task<string?> MeetAsync(string token, CancellationToken cancel = default) =>
        ActAsync(token, AuditAction.NeedMet, need => need.Close(NeedState.Met, clock.GetUtcNow().UtcDateTime), cancel);

    /// <returns>What is wrong, in French; null when it is done.</returns>
    public Task<string?> WithdrawAsync(string token, CancellationToken cancel = default) =>
        ActAsync(token, AuditAction.NeedWithdrawn, need => need.Close(NeedState.Withdrawn, clock.GetUtcNow().UtcDateTime), cancel);

    private Task<string?> ActAsync(string token, string action, Func<SupplyNeed, bool> act, CancellationToken cancel) =>
        database.WriteAsync(async db =>
    {
        if (await FindAsync(db, token, cancel) is not { } need || !act(need))
        {
            return Closed;
        }
        audit.Record(db, action, territory: $"commune:{need.CommuneCode}", detail: $"need:{need.Id}");
        return null;
    }, cancel);

    private async Task<SupplyNeed?> FindAsync(SiteDbContext db, string token, CancellationToken cancel) =>
        await links.FindAsync(db, LinkPurpose.NeedRecord, token) is { } link && !links.IsExpired(link)
            ? await db.Set<SupplyNeed>().FirstOrDefaultAsync(
                row => row.Id == link.SubjectId && row.State != NeedState.Pending && row.ErasedAt == null, cancel)
            : null;
}
