using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Production.Stock;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>A form for one gesture on one product. The product is chosen by a link, so that the fields are those of the product.</summary>
public abstract class GesturePage(CommuneStocks stocks, ProductService products, StockLevels levels) : StockPage(stocks, products)
{
    /// <summary>The product that the gesture is about; null where the commune has none for it.</summary>
    public ProductSheet? Product { get; private set; }

    public StageSheet? Stage { get; private set; }

    /// <summary>Those that the gesture can be done with.</summary>
    public IReadOnlyList<ProductSheet> Choices { get; private set; } = [];

    public IReadOnlyList<ProductStock> Held { get; private set; } = [];

    /// <summary>The form asks for the stage; otherwise it is that of the page.</summary>
    public virtual bool ChoosesStage => false;

    /// <summary>As in the address: <c>recevoir</c>.</summary>
    public abstract string Word { get; }

    public string Address(ProductSheet product) => $"{Path}{Word}/?produit={product.Id}";

    public long InStock(ProductSheet product, int stage) =>
        Held.FirstOrDefault(held => held.Product.Id == product.Id)?.InStock(stage) ?? 0;

    protected virtual bool Suits(ProductSheet product) => true;

    /// <summary>The stage that is meant where none is asked for.</summary>
    protected virtual StageSheet UsualStage(ProductSheet product) => product.Last;

    protected async Task<IActionResult> ShowAsync(string code, long produit, int etape, CancellationToken cancel)
    {
        if (await RefuseAsync(code, cancel) is { } refusal)
        {
            return refusal;
        }
        Held = await levels.ReadAsync(Stock, cancel);
        Choices = [.. Products.Where(Suits)];
        Product = Choices.FirstOrDefault(product => product.Id == produit)
            ?? Choices.FirstOrDefault(product => Held.Any(held => held.Product.Id == product.Id && !held.IsEmpty))
            ?? (Choices.Count > 0 ? Choices[0] : null);
        Stage = Product?.Stage(etape) ?? (Product is null ? null : UsualStage(Product));
        return Page();
    }

    protected Task<IActionResult> DoAsync(
        string code, StockForm form, Func<Task<LedgerResult>> act, string done, CancellationToken cancel) =>
        DoAsync(code, form, act, done, () => ShowAsync(code, form.Product, form.Stage, cancel), cancel);
}
