using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>Where the people live whom the audit names by number.</summary>
public interface IAuditedPeople
{
    /// <summary>Everybody, those who left too.</summary>
    internal IQueryable<AuditedPerson> All(SiteDbContext db);

    /// <summary>The numbers of those who declared one of these communes, today or before they left.</summary>
    internal IQueryable<long> InCommunes(SiteDbContext db, IReadOnlyCollection<string> codes);

    /// <summary>Null for who is unknown or never confirmed.</summary>
    internal Task<string?> CommuneOfAsync(SiteDbContext db, long person, CancellationToken cancel);
}

/// <summary>A person as the audit knows them.</summary>
internal sealed class AuditedPerson
{
    public required long Id { get; init; }

    /// <summary>As declared: the code may be an old one.</summary>
    public required string CommuneCode { get; init; }
}
