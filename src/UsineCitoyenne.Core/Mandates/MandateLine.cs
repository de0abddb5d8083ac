using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>One running mandate and who holds it.</summary>
/// <param name="EndsAt">Null without end.</param>
public sealed record MandateLine(
    long Id, string TypeName, TerritoryRef Territory, string HolderName, string HolderEmail, DateTime StartsAt, DateTime? EndsAt,
    bool IsSuspended)
{
    internal static MandateLine Of(Mandate mandate, MandateType type, IReadOnlyDictionary<long, Account> holders) => new(
        mandate.Id, type.Name, mandate.Territory, holders[mandate.AccountId].Name, holders[mandate.AccountId].Email,
        mandate.StartsAt, mandate.EndsAt, mandate.SuspendedAt is not null);
}

/// <param name="Total">Over all pages.</param>
public sealed record MandatePage(int Total, IReadOnlyList<MandateLine> Lines)
{
    public const int Size = 100;

    /// <summary>At least 1.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}
