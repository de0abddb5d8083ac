using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Mandates.Types;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>What was seen and not written, until somebody of the commune says what it is.</summary>
public sealed class StockGaps(
    Database database, GapService gaps, GapRecorder gapRecorder, MovementRecorder recorder, StockGesture gesture)
{
    /// <summary>What a gap turned out to be.</summary>
    /// <param name="gap">Its place.</param>
    /// <param name="key">Made with the form.</param>
    public async Task<LedgerResult> ExplainAsync(
        CommuneStock stock, long gap, GapCause cause, Guid key, CancellationToken cancel = default)
    {
        stock.Require(MandateRights.Receives);
        return !Enum.IsDefined(cause) || !await IsHereAsync(stock, gap, cancel)
            ? LedgerResult.Refused(LedgerField.Reason, "Cet écart n’est plus ouvert. Rechargez la page.")
            : await recorder.RecordAsync(async db =>
            {
                var movement = await gapRecorder.RecordAsync(
                    db, new MovementHeader(key, gesture.Today, stock.AccountId, MovementSource.Form), gap, cause, cancel);
                gesture.Trace(db, stock, $"Explain {cause} movement:{movement}");
                return movement;
            }, cancel);
    }

    /// <summary>Why it stays as it is.</summary>
    /// <returns>What is wrong, in French; null when it is noted.</returns>
    public async Task<string?> NoteAsync(CommuneStock stock, long gap, string? why, CancellationToken cancel = default)
    {
        stock.Require(MandateRights.Receives);
        return !await IsHereAsync(stock, gap, cancel)
            ? "Cet écart n’est plus ouvert. Rechargez la page."
            : await database.WriteAsync(async db =>
            {
                var wrong = await gaps.NoteAsync(db, gap, why, stock.AccountId, cancel);
                if (wrong is null)
                {
                    gesture.Trace(db, stock, $"Note place:{gap}");
                }
                return wrong;
            }, cancel);
    }

    private async Task<bool> IsHereAsync(CommuneStock stock, long gap, CancellationToken cancel) =>
        (await gaps.OpenAsync(stock.Commune.Ref, cancel)).Any(open => open.Place == gap);
}
