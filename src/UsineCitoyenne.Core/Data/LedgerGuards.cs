using System.Data.Common;
using UsineCitoyenne.Core.Data.Dialects;

namespace UsineCitoyenne.Core.Data;

/// <summary>The triggers by which the database keeps the ledger, see the migrations LedgerRules and LedgerFoundations.</summary>
internal static class LedgerGuards
{
    private static readonly string[] Both =
    [
        "MovementInserted", "MovementDeleted", "LineInserted", "LineDeleted", "PlaceKept", "PlaceRemoved", "PlaceLinkKept",
        "PlaceLinkRemoved", "StockCountKept", "StockCountRemoved", "StockCountLineKept", "StockCountLineRemoved", "CountStaysWithdrawn",
    ];

    public static IReadOnlyList<string> Sqlite { get; } = [.. Both, "MovementUpdated", "LineUpdated", "LineIsWhole"];

    public static IReadOnlyList<string> PostgreSql { get; } =
    [
        .. Both, "MovementFrozen", "MovementUnchanged", "PostedMovement", "PostedNow", "LineChanged", "LineEmptied", "MovementEmptied",
    ];

    /// <summary>Those that are not there, or switched off.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(
        DbConnection connection, DbTransaction transaction, Dialect dialect, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (dialect.Triggers, transaction);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var there = new HashSet<string>();
        while (await reader.ReadAsync(cancel))
        {
            there.Add(reader.GetString(0));
        }
        return [.. dialect.LedgerTriggers.Where(name => !there.Contains(name))];
    }
}
