namespace UsineCitoyenne.Core.Privacy;

/// <summary>Stores the consent texts in force when the site starts.</summary>
public sealed class ConsentPublisher(ConsentLedger ledger)
{
    /// <exception cref="InvalidOperationException">A published version was reworded.</exception>
    public Task PublishAsync(CancellationToken cancel = default) => ledger.PublishTextsAsync(cancel);
}
