using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Volunteers.Notes;

/// <summary>
/// What a responsable wrote about a person, for the other responsables. It is the person's data: they read it in their file, and it goes
/// when they go.
/// </summary>
internal sealed class VolunteerNote
{
    public const int Longest = 2000;

    public long Id { get; private set; }

    public required long VolunteerId { get; init; }

    public required long AccountId { get; init; }

    public required DateTime At { get; init; }

    public required string Text { get; init; }
}

internal sealed class VolunteerNoteMapping : IEntityTypeConfiguration<VolunteerNote>
{
    public void Configure(EntityTypeBuilder<VolunteerNote> note)
    {
        note.ToTable("VolunteerNote");
        note.Property(row => row.Text).IsSealed(VolunteerNote.Longest);
        note.HasIndex(row => row.VolunteerId);
    }
}
