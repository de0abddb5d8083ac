using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using UsineCitoyenne.Core.Data.Dialects;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// The one database model. Internal on purpose: nothing outside Core can write a query, so the scope
/// that the services enforce has no way around it. Entities are mapped by the <c>*Mapping.cs</c> of their module.
/// </summary>
internal sealed class SiteDbContext(DbContextOptions<SiteDbContext> options, FieldCipher cipher, Dialect dialect) : DbContext(options)
{
    /// <summary>For what writes or reads sealed columns around EF.</summary>
    public FieldCipher Cipher => cipher;

    /// <summary>For the helpers of Data; nobody else writes for one engine.</summary>
    public Dialect Dialect => dialect;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SiteDbContext).Assembly);
        SealedColumns.Convert(modelBuilder, cipher);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<int>();
    }

    // SQLite gives back times without a kind, PostgreSQL refuses those that are not UTC.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : DateTime.SpecifyKind(value, DateTimeKind.Utc),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
