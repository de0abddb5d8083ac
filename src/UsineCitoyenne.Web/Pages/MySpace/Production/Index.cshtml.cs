using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Production;

/// <summary>
/// What became of a product, from the nation to the commune: each figure is the sum of those below, and opens them. Who works one commune
/// only goes to its board at once.
/// </summary>
[Require(Need.Production)]
public sealed class IndexModel(CommuneStocks stocks, ProductService products, StatementTable table) : MySpacePage
{
    public override string Title => "Production";

    public IReadOnlyList<Territory> Territories { get; private set; } = [];

    public IReadOnlyList<ProductSheet> Products { get; private set; } = [];

    public ProductSheet Product { get; private set; } = null!;

    public TerritoryStatement Table { get; private set; } = null!;

    public string? Commune { get; private set; }

    public string? Wrong { get; private set; }

    public string Address(Territory territory, ProductSheet product) => territory.Kind == TerritoryKind.Commune
        ? $"/mon-espace/production/{territory.Code}/"
        : $"/mon-espace/production/?territoire={territory.Ref}&produit={product.Id}";

    public async Task<IActionResult> OnGetAsync(
        string? territoire, long produit, string? commune, string? communeCode, string? format, CancellationToken cancel)
    {
        Territories = stocks.Territories(Responsable);
        if (Territories is [{ Kind: TerritoryKind.Commune } only])
        {
            return Redirect($"/mon-espace/production/{only.Code}/");
        }
        if (!string.IsNullOrWhiteSpace(commune))
        {
            if (stocks.Find(Responsable, commune, communeCode) is { } found)
            {
                return Redirect($"/mon-espace/production/{found.Code}/");
            }
            (Commune, Wrong) = (commune, "Choisissez une commune de votre territoire, dans la liste qui s’ouvre.");
        }
        Products = [.. (await products.ListAsync(cancel)).OrderBy(product => product.IsMatter)];
        Product = Products.FirstOrDefault(product => product.Id == produit) ?? Products[0];
        if (await table.ReadAsync(Responsable, territoire, Product, cancel) is not { } read)
        {
            return NotFound();
        }
        Table = read;
        return format is "csv" or "xlsx" ? Sheet(format == "xlsx") : Page();
    }

    private SheetFile Sheet(bool workbook)
    {
        return new SheetFile("production", new ExportMark(Responsable.Name, stocks.Now), Columns, Lines(), workbook);
    }

    private static IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("Code", 12), new("Territoire", 30), new("Produit", 20),
        .. ((string[])["Avant", "Reçu", "Fabriqué", "Arrivé", "Parti", "Donné", "Rebuté", "Perdu", "Écart", "En main"])
            .Select(name => new SheetColumn(name, 12)),
    ];

    private async IAsyncEnumerable<IEnumerable<SheetValue>> Lines()
    {
        await Task.CompletedTask;
        foreach (var (place, line) in Table.Lines)
        {
            yield return
            [
                place.Code, place.Name, Product.Name, line.Opening, line.Received, line.Produced, line.In, line.Out, line.Distributed,
                line.Rejected, line.Lost, line.Gap, line.OnHand,
            ];
        }
    }
}
