namespace UsineCitoyenne.Core.Privacy;

/// <summary>Who did what, when, to whose data. Holds numbers and codes, never a contact detail.</summary>
internal sealed class AuditEntry
{
    public long Id { get; private set; }

    public required DateTime At { get; init; }

    /// <summary>The signed-in account; null for the person themself, the public or the system.</summary>
    public long? AccountId { get; init; }

    /// <summary>A verb from <see cref="AuditAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The reader's territory or the one acted on, as <c>departement:95</c>.</summary>
    public string? Territory { get; init; }

    /// <summary>Numbers that explain the act: a count of rows, an option code.</summary>
    public string? Detail { get; init; }

    public List<AuditSubject> Subjects { get; init; } = [];
}

/// <summary>One volunteer touched by an entry: it answers « qui a vu mes coordonnées ? ».</summary>
internal sealed class AuditSubject
{
    public long VolunteerId { get; init; }

    public long AuditEntryId { get; init; }
}
