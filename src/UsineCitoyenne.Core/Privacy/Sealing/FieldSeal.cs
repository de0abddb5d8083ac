using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Privacy.Sealing;

/// <summary>The one row that says which key the database is sealed with, and how far the round that seals older rows is.</summary>
internal sealed class FieldSeal
{
    public const long Only = 1;
    public const int CheckLength = 200;

    /// <summary>What <see cref="Check"/> seals.</summary>
    public const string Word = "usine citoyenne";
    public static readonly SealedColumn Column = new("FieldSeal.Check");

    public long Id { get; private set; } = Only;

    /// <summary>A known word under the key: who has another key learns it at start, not in the middle.</summary>
    public string Check { get; private set; } = "";

    /// <summary>The same under the key before it, while rows of that one are left; otherwise empty.</summary>
    public string FormerCheck { get; private set; } = "";

    /// <summary>The table the round is at; empty before the first.</summary>
    public string Table { get; private set; } = "";

    /// <summary>Last row seen of that table.</summary>
    public long Position { get; private set; }

    /// <summary>Every row is sealed with the key.</summary>
    public bool Done { get; private set; }

    public static FieldSeal With(FieldCipher cipher) => new() { Check = cipher.Seal(Word, Column) };

    /// <summary>A new key: every row is to be sealed again.</summary>
    public void Rotate(FieldCipher cipher) =>
        (FormerCheck, Check, Table, Position, Done) = (Check, cipher.Seal(Word, Column), "", 0, false);

    public void Reach(string table, long position) => (Table, Position) = (table, position);

    public void Finish() => (FormerCheck, Table, Position, Done) = ("", "", 0, true);
}

internal sealed class FieldSealMapping : IEntityTypeConfiguration<FieldSeal>
{
    public void Configure(EntityTypeBuilder<FieldSeal> seal)
    {
        seal.ToTable("FieldSeal");
        seal.Property(row => row.Id).ValueGeneratedNever();
        seal.Property(row => row.Check).HasMaxLength(FieldSeal.CheckLength);
        seal.Property(row => row.FormerCheck).HasMaxLength(FieldSeal.CheckLength);
        seal.Property(row => row.Table).HasMaxLength(80);
    }
}
