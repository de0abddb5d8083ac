using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Ledger.Products;

/// <summary>The products and their stages.</summary>
public sealed class ProductService(Database database)
{
    // Stages are never removed: what was once true stays true, on every node.
    private readonly ConcurrentDictionary<(long Product, int Stage), bool> known = [];

    /// <summary>Done again with the same key it changes nothing.</summary>
    /// <returns>The product's number.</returns>
    public Task<long> AddAsync(ProductForm form, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
        {
            if (await db.Set<Product>().Where(row => row.Key == form.Key).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel)
                is { } there)
            {
                return there;
            }
            var product = form.ToProduct();
            db.Add(product);
            await db.SaveChangesAsync(cancel);
            return product.Id;
        }, cancel);

    /// <summary>All, matter first, by number.</summary>
    public async Task<IReadOnlyList<ProductSheet>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await ListAsync(db, cancel);
    }

    /// <summary>Null where there is none.</summary>
    public async Task<ProductSheet?> FindAsync(long product, CancellationToken cancel = default) =>
        (await ListAsync(cancel)).FirstOrDefault(sheet => sheet.Id == product);

    internal static async Task<IReadOnlyList<ProductSheet>> ListAsync(SiteDbContext db, CancellationToken cancel) =>
        [.. (await db.Set<Product>().AsNoTracking().Include(row => row.Stages).Include(row => row.Recipe)
                .Include(row => row.Specifications).AsSplitQuery().OrderBy(row => row.Id).ToListAsync(cancel))
            .Select(SheetOf).OrderByDescending(sheet => sheet.IsMatter)];

    internal async Task<bool> HasStageAsync(SiteDbContext db, long product, int stage, CancellationToken cancel)
    {
        if (!known.ContainsKey((product, stage))
            && await db.Set<ProductStage>().AnyAsync(row => row.ProductId == product && row.Number == stage, cancel))
        {
            known[(product, stage)] = true;
        }
        return known.ContainsKey((product, stage));
    }

    private static ProductSheet SheetOf(Product product) => new(
        product.Id, product.Key, product.Name, product.Unit, product.Singular, product.Plural, product.KitSize,
        [.. product.Stages.OrderBy(stage => stage.Number)
            .Select(stage => new StageSheet(stage.Number, stage.Name, stage.Work, stage.Act))],
        [.. product.Recipe.OrderBy(line => line.InputId).Select(line => new RecipePart(line.InputId, line.Quantity, line.Per))],
        product.Specifications.MaxBy(specification => specification.Version) is { } latest
            ? new SpecificationSheet(latest.Version, latest.Name, latest.Url,
                latest.Controls.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), latest.PublishedOn)
            : null)
    {
        IsFeminine = product.IsFeminine,
    };
}

/// <summary>A product as it is told for the first time.</summary>
/// <param name="Stages">In their order.</param>
public sealed record ProductForm(Guid Key, string Name, string Unit, IReadOnlyList<StageSheet> Stages)
{
    /// <summary>The unit where it is empty.</summary>
    public string Singular { get; init; } = Unit;

    public string Plural { get; init; } = Unit;

    public int KitSize { get; init; } = 1;

    public bool IsFeminine { get; init; }

    public IReadOnlyList<RecipePart> Recipe { get; init; } = [];

    /// <summary>Stages by their names: the first of matter or in the workshop, those between at home, the last in the workshop.</summary>
    public static IReadOnlyList<StageSheet> StagesNamed(params IReadOnlyList<string> names) =>
        [.. names.Select((name, index) => new StageSheet(index + 1, name, names.Count == 1 ? StageWork.Received
            : index == 0 || index == names.Count - 1 ? StageWork.Workshop : StageWork.Home, ""))];

    internal Product ToProduct() => new()
    {
        Key = Key,
        Name = Name,
        Unit = Unit,
        Singular = Singular,
        Plural = Plural,
        KitSize = KitSize,
        IsFeminine = IsFeminine,
        Stages =
        [
            .. Stages.Select(stage => new ProductStage
            {
                Number = stage.Number,
                Name = stage.Name,
                Work = stage.Work,
                Act = stage.Act,
            }),
        ],
        Recipe = [.. Recipe.Select(part => new RecipeLine { InputId = part.Input, Quantity = part.Quantity, Per = part.Per })],
    };
}
