namespace UsineCitoyenne.Core.Privacy;

/// <summary>Stores the consent texts in force when the site starts.</summary>
public sealed class ConsentPublisher
{
    private readonly ConsentLedger ledger;

    internal ConsentPublisher(ConsentLedger ledger) => this.ledger = ledger;

    /// <exception cref="InvalidOperationException">A published version was reworded.</exception>
    public Task PublishAsync(CancellationToken cancel = default) => ledger.PublishTextsAsync(cancel);
}
