using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>What was taken, in the caller's transaction.</summary>
internal static class InboundReceipts
{
    private const int DeleteBatch = 2000;

    /// <param name="name">What names it: kept as a digest only.</param>
    /// <returns>False when it was noted before.</returns>
    public static async Task<bool> NoteAsync(SiteDbContext db, string name, DateTime now, CancellationToken cancel)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "InboundReceipt" ("Id", "At") VALUES ({id}, {now}) ON CONFLICT ("Id") DO NOTHING""", cancel) == 1;
    }

    /// <summary>Deletes some of those before a time, 0 when there is none left.</summary>
    public static Task<int> DeleteOldAsync(SiteDbContext db, DateTime before, CancellationToken cancel) =>
        db.Set<InboundReceipt>().Where(row => row.At < before).OrderBy(row => row.At).Take(DeleteBatch).ExecuteDeleteAsync(cancel);
}
