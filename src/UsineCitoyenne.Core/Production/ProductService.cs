using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Production;

/// <summary>The products and their stages.</summary>
public sealed class ProductService(Database database)
{
    // Stages are never removed: what was once true stays true, on every node.
    private readonly ConcurrentDictionary<(long Product, int Stage), bool> known = [];

    /// <summary>Done again with the same key it changes nothing.</summary>
    /// <returns>The product's number.</returns>
    public Task<long> AddAsync(Guid key, string name, string unit, IReadOnlyList<string> stages, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
        {
            if (await db.Set<Product>().Where(row => row.Key == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel) is { } there)
            {
                return there;
            }
            var product = new Product
            {
                Key = key,
                Name = name,
                Unit = unit,
                Stages = [.. stages.Select((stage, index) => new ProductStage { Number = index + 1, Name = stage })],
            };
            db.Add(product);
            await db.SaveChangesAsync(cancel);
            return product.Id;
        }, cancel);

    internal async Task<bool> HasStageAsync(SiteDbContext db, long product, int stage, CancellationToken cancel)
    {
        if (!known.ContainsKey((product, stage))
            && await db.Set<ProductStage>().AnyAsync(row => row.ProductId == product && row.Number == stage, cancel))
        {
            known[(product, stage)] = true;
        }
        return known.ContainsKey((product, stage));
    }
}
