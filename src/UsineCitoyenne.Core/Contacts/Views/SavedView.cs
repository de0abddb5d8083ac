using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Contacts.Views;

/// <summary>A view of the table under a name: filters, order, columns. Never what was searched for, which may name somebody.</summary>
internal sealed class SavedView
{
    public const int NameLength = 60;
    public const int QueryLength = 2000;

    public long Id { get; private set; }

    public required long AccountId { get; init; }

    public required string Name { get; set; }

    /// <summary>As the address of the table holds it, from the question mark.</summary>
    public required string Query { get; set; }

    /// <summary>Shared with everybody who reads contacts on this very territory; null for oneself.</summary>
    public required TerritoryKind? TerritoryKind { get; set; }

    public required string? TerritoryCode { get; set; }

    public TerritoryRef? Territory => TerritoryKind is { } kind ? new TerritoryRef(kind, TerritoryCode!) : null;
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("SavedView");
        view.Ignore(row => row.Territory);
        view.Property(row => row.Name).HasMaxLength(SavedView.NameLength);
        view.Property(row => row.Query).HasMaxLength(SavedView.QueryLength);
        view.Property(row => row.TerritoryCode).HasMaxLength(12);
        view.HasIndex(row => row.AccountId);
        view.HasIndex(row => new { row.TerritoryKind, row.TerritoryCode });
    }
}
