using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>What is done at a commune's own place: matter in, cutting, treating, losing, giving, counting.</summary>
public sealed class StockService(
    StockGesture gesture, MovementRecorder recorder, CountRecorder counts, IPurchaseRule purchases)
{
    /// <summary>Matter that was bought or given.</summary>
    public Task<LedgerResult> ReceiveAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default) =>
        gesture.RunAsync(stock, MandateRights.Purchases, form, work =>
        {
            var product = work.Product();
            var quantity = work.Reader.Quantity(nameof(form.Quantity), form.Quantity, product.Unit);
            if (!MayBuy(stock))
            {
                work.Reader.Refuse(nameof(form.Product), "La matière s’achète ou se reçoit dès que la mairie s’engage, ou que la commune "
                    + "produit sans elle. Notez-le d’abord à la page de la commune.");
            }
            return Task.FromResult(MovementDrafts.Receipt(
                work.Header, work.Place, new Goods(product.Id, product.IsMatter ? product.First.Number : product.Last.Number), quantity));
        }, cancel);

    /// <summary>True once the town hall committed itself, or the commune produces without it.</summary>
    public bool MayBuy(CommuneStock stock) => purchases.Allows(stock.Commune);

    /// <summary>
    /// A stage that is reached at the commune's own place: from the recipe for the first, from the stage before for others.
    /// </summary>
    public Task<LedgerResult> MakeAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default) =>
        gesture.RunAsync(stock, form.Stage <= 1 ? MandateRights.Issues : MandateRights.Receives, form, async work =>
        {
            var product = work.Product();
            var stage = work.Stage(product);
            if (stage.Work != StageWork.Workshop)
            {
                throw new RefusedException(nameof(form.Stage), "Cette étape ne se fait pas sur place.");
            }
            var good = work.Reader.Any(nameof(form.Quantity), form.Quantity, product.Unit);
            var rejected = work.Reader.Any(nameof(form.Rejected), form.Rejected, product.Unit);
            if (good + rejected == 0)
            {
                work.Reader.Refuse(nameof(form.Quantity), "Indiquez combien sont bons, ou combien sont à jeter.");
            }
            if (product.Before(stage) is { } before)
            {
                await work.HoldsAsync(nameof(form.Quantity), product, before.Number, good + rejected, cancel);
                return MovementDrafts.Treatment(
                    work.Header, form.Key, work.Place, new Goods(product.Id, before.Number), stage.Number, good, rejected);
            }
            var inputs = new List<GoodsQuantity>();
            foreach (var (index, part) in product.Recipe.Index())
            {
                var input = work.Products.First(other => other.Id == part.Input);
                var field = $"{nameof(form.Used)}[{index}]";
                var typed = form.Used.ElementAtOrDefault(index);
                var used = string.IsNullOrWhiteSpace(typed) ? part.For(good + rejected) : work.Reader.Any(field, typed, input.Unit);
                await work.HoldsAsync(field, input, input.Last.Number, used, cancel);
                if (used > 0)
                {
                    inputs.Add(new GoodsQuantity(new Goods(input.Id, input.Last.Number), used));
                }
            }
            var made = new Goods(product.Id, stage.Number);
            return MovementDrafts.Transformation(
                work.Header, form.Key, work.Place, inputs, good > 0 ? [new GoodsQuantity(made, good)] : [],
                rejected > 0 ? [new GoodsQuantity(made, rejected)] : []);
        }, cancel);

    public Task<LedgerResult> LoseAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default) =>
        gesture.RunAsync(stock, MandateRights.Receives, form, async work =>
        {
            var product = work.Product();
            var stage = work.Stage(product);
            var quantity = work.Reader.Quantity(nameof(form.Quantity), form.Quantity, product.Unit);
            if (form.Reason is not { } reason || !Enum.IsDefined(reason))
            {
                throw new RefusedException(nameof(form.Reason), "Dites ce qui est arrivé\u00A0: une perte a toujours une raison.");
            }
            await work.HoldsAsync(nameof(form.Quantity), product, stage.Number, quantity, cancel);
            return MovementDrafts.Loss(work.Header, work.Place, new Goods(product.Id, stage.Number), quantity, reason);
        }, cancel);

    /// <summary>To those who need it: what went through all stages.</summary>
    public Task<LedgerResult> DistributeAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default) =>
        gesture.RunAsync(stock, MandateRights.Distributes, form, async work =>
        {
            var product = work.Product();
            var quantity = work.Reader.Quantity(nameof(form.Quantity), form.Quantity, product.Unit);
            if (product.IsMatter)
            {
                work.Reader.Refuse(nameof(form.Product), "La matière ne se donne pas\u00A0: ce qui en est fait, oui.");
            }
            var recipient = PlainLabel.Clean(form.Recipient ?? "");
            if (PlainLabel.Refusal(recipient, Distribution.RecipientLength,
                "Dites à qui, en général\u00A0: «\u00A0résidence Les Tilleuls\u00A0», «\u00A0habitants, à la mairie\u00A0». Jamais le nom "
                + "d’une personne.") is { } refusal)
            {
                work.Reader.Refuse(nameof(form.Recipient), refusal);
            }
            await work.HoldsAsync(nameof(form.Quantity), product, product.Last.Number, quantity, cancel);
            work.Recorded = movement => work.Db.Add(new Distribution
            {
                MovementId = movement,
                CommuneCode = stock.Commune.Code,
                ProductId = product.Id,
                Quantity = quantity,
                On = work.Header.On,
                Recipient = recipient,
            });
            return MovementDrafts.Distribution(work.Header, work.Place, new Goods(product.Id, product.Last.Number), quantity);
        }, cancel);

    /// <summary>What was seen on a day. Lines that are left empty were not looked at.</summary>
    public Task<LedgerResult> CountAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default)
    {
        stock.Require(MandateRights.Receives);
        return recorder.RecordAsync(async db =>
        {
            var reader = gesture.Reader();
            var products = await ProductService.ListAsync(db, cancel);
            var seen = new List<GoodsQuantity>();
            foreach (var (index, line) in form.Seen.Index().Where(line => !string.IsNullOrWhiteSpace(line.Item.Quantity)))
            {
                var unit = products.FirstOrDefault(product => product.Id == line.Product)?.Unit ?? "";
                seen.Add(new GoodsQuantity(
                    new Goods(line.Product, line.Stage), reader.Any($"Seen[{index}].Quantity", line.Quantity, unit)));
            }
            if (seen.Count == 0)
            {
                reader.Refuse("Seen[0].Quantity", "Écrivez ce que vous avez compté, à une ligne au moins.");
            }
            var header = new MovementHeader(form.Key, reader.Day(nameof(form.On), form.On), stock.AccountId, MovementSource.Form);
            reader.ThrowIfAny();
            var movement = await counts.RecordAsync(db, header, await CommuneStocks.PlaceAsync(db, stock.Commune, cancel), seen, cancel);
            gesture.Trace(db, stock, $"Count movement:{movement}");
            return movement;
        }, cancel);
    }
}
