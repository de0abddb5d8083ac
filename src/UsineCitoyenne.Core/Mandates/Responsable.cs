using System.Numerics;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy.Journal;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>
/// A signed-in person with the mandates that stand now. Read anew at each request: an ended mandate closes the door at once.
/// </summary>
public sealed class Responsable
{
    internal Responsable(long accountId, string name, string email, IReadOnlyList<HeldMandate> mandates,
        IReadOnlyList<HeldMandate> suspended)
    {
        AccountId = accountId;
        Name = name;
        Email = email;
        Mandates = mandates;
        Suspended = suspended;
        var territories = Territories(MandateRights.ReadsContacts);
        Contacts = territories.Count == 0 ? null : new ContactScope(accountId, territories);
    }

    public long AccountId { get; }

    public string Name { get; }

    public string Email { get; }

    /// <summary>Null before the first time.</summary>
    internal DateTime? LastSeenAt { get; init; }

    public IReadOnlyList<HeldMandate> Mandates { get; }

    /// <summary>They run but open nothing until they are resumed.</summary>
    public IReadOnlyList<HeldMandate> Suspended { get; }

    public bool IsAdministrator => Mandates.Any(mandate => mandate.Rights.HasFlag(MandateRights.Administers));

    /// <summary>Reviews candidacies and keeps mandates somewhere.</summary>
    public bool Nominates => Mandates.Any(mandate => mandate.Rights.HasFlag(MandateRights.Nominates));

    /// <summary>The volunteers this person may read; null when none.</summary>
    public ContactScope? Contacts { get; }

    /// <summary>What of the audit this person may read; null for none. Administrators read all of it.</summary>
    public JournalReader? Journal => IsAdministrator || Contacts is { IncludesNation: true }
        ? new JournalReader(AccountId, true, [], TerritoryRef.Nation.ToString())
        : Contacts is { } scope ? new JournalReader(AccountId, false, scope.Territories, scope.AuditName) : null;

    /// <summary>
    /// The volunteers this person may write to in number: where the right to write and the right to read meet. Null when nowhere.
    /// </summary>
    internal ContactScope? Writes(Gazetteer gazetteer)
    {
        var (writes, reads) = (MandateRights.WritesMails, MandateRights.ReadsContacts);
        var territories = Territories(writes).Where(place => May(reads, place, gazetteer))
            .Concat(Territories(reads).Where(place => May(writes, place, gazetteer))).Distinct().ToList();
        return territories.Count == 0 ? null : new ContactScope(AccountId, territories);
    }

    /// <summary>True for who may write to volunteers somewhere.</summary>
    public bool WritesMails => Contacts is not null && Mandates.Any(mandate => mandate.Rights.HasFlag(MandateRights.WritesMails));

    /// <summary>Has a part in production somewhere.</summary>
    public bool Produces => Mandates.Any(mandate => (mandate.Rights & MandateRights.Produces) != MandateRights.None);

    /// <summary>Of these rights, those held on this territory.</summary>
    internal MandateRights Held(MandateRights rights, TerritoryRef territory, Gazetteer gazetteer)
    {
        var upward = gazetteer.Upward(territory);
        return Mandates.Where(mandate => upward.Contains(mandate.Territory))
            .Aggregate(MandateRights.None, (held, mandate) => held | (mandate.Rights & rights));
    }

    /// <summary>Where a right is held.</summary>
    public IReadOnlyList<TerritoryRef> Territories(MandateRights right) =>
        [.. Mandates.Where(mandate => mandate.Rights.HasFlag(right)).Select(mandate => mandate.Territory).Distinct()];

    /// <summary>True when one of the mandates holds the right on this territory or on one above it.</summary>
    public bool May(MandateRights right, TerritoryRef territory, Gazetteer gazetteer)
    {
        var upward = gazetteer.Upward(territory);
        return Mandates.Any(mandate => mandate.Rights.HasFlag(right) && upward.Contains(mandate.Territory));
    }

    /// <summary>
    /// Nobody gives a right they do not hold there. Administrators give any, and they alone give the one to administer.
    /// </summary>
    internal bool MayGive(MandateRights rights, TerritoryRef territory, Gazetteer gazetteer) => IsAdministrator
        || (!rights.HasFlag(MandateRights.Administers)
            && Enum.GetValues<MandateRights>().Where(right => BitOperations.IsPow2((int)right) && rights.HasFlag(right))
                .All(right => May(right, territory, gazetteer)));

    /// <summary>
    /// True for a mandate of this kind there: from the level above it, or beside it when it does not lead the territory itself.
    /// </summary>
    internal bool Keeps(MandateType type, TerritoryRef territory, Gazetteer gazetteer)
    {
        var above = gazetteer.Upward(territory).Skip(type.Leads && territory != TerritoryRef.Nation ? 1 : 0).ToList();
        return Mandates.Any(mandate => mandate.Rights.HasFlag(MandateRights.Nominates) && above.Contains(mandate.Territory))
            && MayGive(type.Rights, territory, gazetteer);
    }
}

/// <param name="Alias">Of its kind.</param>
/// <param name="Name">« Responsable de la région ».</param>
/// <param name="Rights">Its kind's, and those of the post that it stands in for.</param>
/// <param name="EndsAt">Null without end.</param>
/// <param name="StandsIn">A deputy who has the post's rights because nobody exercises it.</param>
public sealed record HeldMandate(
    long Id, string Alias, string Name, MandateRights Rights, bool Leads, TerritoryRef Territory, DateTime StartsAt, DateTime? EndsAt,
    bool StandsIn);
