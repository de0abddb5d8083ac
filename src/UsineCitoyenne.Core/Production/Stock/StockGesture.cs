using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>
/// What all gestures at a commune's stock share: the right, one transaction, one movement, and what goes with it once, however often the
/// gesture is sent.
/// </summary>
public sealed class StockGesture(MovementRecorder recorder, CommuneStocks stocks, Audit audit)
{
    internal DateTime Now => stocks.Now;

    internal DateOnly Today => stocks.Today;

    internal StockFormReader Reader() => new(Today);

    /// <summary>The line of the audit that goes with everything done at a stock.</summary>
    internal void Trace(SiteDbContext db, CommuneStock stock, string detail) =>
        audit.Record(db, AuditAction.StockMoved, stock.AccountId, stock.Commune.Ref.ToString(), detail);

    /// <param name="act">Gets the commune's own place and its products; it returns the movement, after what it could not read is
    /// told.</param>
    internal Task<LedgerResult> RunAsync(
        CommuneStock stock, MandateRights right, StockForm form, Func<StockWork, Task<MovementDraft>> act, CancellationToken cancel)
    {
        stock.Require(right);
        return recorder.RecordAsync(async db =>
        {
            var reader = Reader();
            var work = new StockWork(
                db, stock, form, reader, await CommuneStocks.PlaceAsync(db, stock.Commune, cancel),
                await ProductService.ListAsync(db, cancel),
                new MovementHeader(form.Key, reader.Day(nameof(form.On), form.On), stock.AccountId, MovementSource.Form),
                await MovementRecorder.FindAsync(db, form.Key, cancel) is not null);
            var draft = await act(work);
            reader.ThrowIfAny();
            var movement = await recorder.RecordAsync(db, draft, cancel);
            if (!work.IsKnown)
            {
                work.Recorded?.Invoke(movement);
                await (work.Afterwards?.Invoke() ?? Task.CompletedTask);
                Trace(db, stock, $"{draft.Kind} movement:{movement}");
            }
            return movement;
        }, cancel);
    }
}

/// <summary>One gesture while it is done.</summary>
/// <param name="Place">The commune's own.</param>
/// <param name="IsKnown">It was recorded before: nothing goes with it a second time.</param>
internal sealed record StockWork(
    SiteDbContext Db, CommuneStock Stock, StockForm Form, StockFormReader Reader, long Place, IReadOnlyList<ProductSheet> Products,
    MovementHeader Header, bool IsKnown)
{
    /// <summary>What is written with the movement, which it gets the number of.</summary>
    public Action<long>? Recorded { get; set; }

    /// <summary>What is asked of the database once all that is written.</summary>
    public Func<Task>? Afterwards { get; set; }

    /// <summary>The product of the form.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public ProductSheet Product() => Products.FirstOrDefault(product => product.Id == Form.Product)
        ?? throw new RefusedException(nameof(Form.Product), "Choisissez un produit de la liste.");

    /// <summary>The stage of the form.</summary>
    /// <exception cref="RefusedException">The product has none of that number.</exception>
    public StageSheet Stage(ProductSheet product) => product.Stage(Form.Stage)
        ?? throw new RefusedException(nameof(Form.Stage), "Choisissez une étape de la liste.");

    /// <summary>More than the stock holds is refused where somebody stands before it; what is typed late is not.</summary>
    public async Task HoldsAsync(string field, ProductSheet product, int stage, long quantity, CancellationToken cancel)
    {
        if (IsKnown || quantity <= 0)
        {
            return;
        }
        var goods = new Goods(product.Id, stage);
        var held = (await HoldingService.OfAsync(Db, [Place], cancel)).Where(holding => holding.Goods == goods)
            .Sum(holding => holding.Quantity);
        if (quantity > held)
        {
            Reader.Refuse(field, held <= 0
                ? $"Le stock n’en a pas\u00A0: {product.Name}, étape «\u00A0{product.Stage(stage)?.Name}\u00A0». Notez d’abord ce qui est "
                    + "entré."
                : $"Le stock n’en a que {FrenchNumber.Of(held)}. Comptez, ou notez d’abord ce qui est entré.");
        }
    }
}
