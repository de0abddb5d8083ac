using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>A signed-in person with the mandates that stand now. Read anew at each request: an ended mandate closes the door at once.</summary>
public sealed class Responsable
{
    internal Responsable(long accountId, string name, string email, IReadOnlyList<HeldMandate> mandates)
    {
        AccountId = accountId;
        Name = name;
        Email = email;
        Mandates = mandates;
        var territories = mandates.Where(mandate => mandate.Kind == MandateKind.Responsable).Select(mandate => mandate.Territory).ToList();
        Contacts = territories.Count == 0 ? null : new ContactScope(accountId, territories);
    }

    public long AccountId { get; }

    public string Name { get; }

    public string Email { get; }

    public IReadOnlyList<HeldMandate> Mandates { get; }

    public bool IsAdministrator => Mandates.Any(mandate => mandate.Kind == MandateKind.Administrator);

    /// <summary>The volunteers this person may read; null when none.</summary>
    public ContactScope? Contacts { get; }
}

public sealed record HeldMandate(long Id, MandateKind Kind, TerritoryRef Territory, DateTime StartsAt);
