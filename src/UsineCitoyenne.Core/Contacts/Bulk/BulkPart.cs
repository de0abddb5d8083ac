using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Contacts.Bulk;

/// <summary>Some of the people of an act: those of one transaction. It goes once they are done.</summary>
internal sealed class BulkPart
{
    /// <summary>People in one transaction: the one writer of SQLite is never held for long.</summary>
    public const int Size = 500;

    public required long ActId { get; init; }

    /// <summary>From 0.</summary>
    public required int Number { get; init; }

    /// <summary>Eight bytes a person.</summary>
    public required byte[] People { get; init; }

    public static Task InsertAsync(SiteDbContext db, long act, IReadOnlyList<long> people, CancellationToken cancel) => BulkInsert.RunAsync(
        db, "BulkPart", ["ActId", "Number", "People"],
        people.Chunk(Size).Select((part, number) => new object?[] { act, number, Write(part) }), cancel);

    public long[] Read() => [.. Enumerable.Range(0, People.Length / sizeof(long))
        .Select(index => BinaryPrimitives.ReadInt64LittleEndian(People.AsSpan(index * sizeof(long))))];

    private static byte[] Write(IReadOnlyList<long> people)
    {
        var bytes = new byte[people.Count * sizeof(long)];
        for (var index = 0; index < people.Count; index++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(index * sizeof(long)), people[index]);
        }
        return bytes;
    }
}

internal sealed class BulkPartMapping : IEntityTypeConfiguration<BulkPart>
{
    public void Configure(EntityTypeBuilder<BulkPart> part)
    {
        part.ToTable("BulkPart");
        part.HasKey(row => new { row.ActId, row.Number });
        part.HasOne<BulkAct>().WithMany().HasForeignKey(row => row.ActId);
    }
}
