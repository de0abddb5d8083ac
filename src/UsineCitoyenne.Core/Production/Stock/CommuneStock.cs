using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>
/// A commune's stock, in the hands of one person. Only <see cref="CommuneStocks"/> makes one, from the mandates that stand now; every
/// gesture asks for one, so that nobody moves what is not theirs to move.
/// </summary>
public sealed class CommuneStock
{
    internal CommuneStock(Territory commune, long accountId, MandateRights rights, bool readsContacts)
    {
        Commune = commune;
        AccountId = accountId;
        Rights = rights;
        ReadsContacts = readsContacts;
    }

    public Territory Commune { get; }

    public long AccountId { get; }

    /// <summary>Of <see cref="MandateRights.Produces"/>, those held here.</summary>
    public MandateRights Rights { get; }

    /// <summary>May open the contacts of those who hold kits.</summary>
    public bool ReadsContacts { get; }

    public bool Allows(MandateRights right) => Rights.HasFlag(right);

    /// <exception cref="UnauthorizedAccessException">The mandate does not hold that right here.</exception>
    internal void Require(MandateRights right)
    {
        if (!Allows(right))
        {
            throw new UnauthorizedAccessException("Ce mandat ne permet pas ce geste dans cette commune.");
        }
    }
}
