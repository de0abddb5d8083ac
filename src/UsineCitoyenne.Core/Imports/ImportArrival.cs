using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Somebody whom an import added: how many of them confirm is what its author wants to know.</summary>
internal sealed class ImportArrival
{
    public required long JobId { get; init; }

    public required long VolunteerId { get; init; }

    public static Task RecordAsync(SiteDbContext db, long? job, IEnumerable<long> volunteers, CancellationToken cancel) =>
        job is null ? Task.CompletedTask
        : BulkInsert.RunAsync(
            db, "ImportArrival", ["JobId", "VolunteerId"],
            volunteers.Select(volunteer => new object?[] { job, volunteer }), cancel);

    /// <summary>By import: how many of those it added have confirmed.</summary>
    public static async Task<IReadOnlyDictionary<long, int>> ConfirmedAsync(
        SiteDbContext db, IReadOnlyCollection<long> jobs, CancellationToken cancel) =>
        await db.Set<ImportArrival>().Where(row => jobs.Contains(row.JobId))
            .Where(row => db.Set<Volunteer>().Any(person => person.Id == row.VolunteerId && person.State == VolunteerState.Confirmed))
            .GroupBy(row => row.JobId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Count, cancel);
}

internal sealed class ImportArrivalMapping : IEntityTypeConfiguration<ImportArrival>
{
    public void Configure(EntityTypeBuilder<ImportArrival> arrival)
    {
        arrival.ToTable("ImportArrival");
        arrival.HasKey(row => new { row.JobId, row.VolunteerId });
        arrival.HasOne<ImportJob>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
    }
}
