using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy.Sealing;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

internal sealed class CandidacyMapping : IEntityTypeConfiguration<Candidacy>
{
    public void Configure(EntityTypeBuilder<Candidacy> candidacy)
    {
        candidacy.ToTable("Candidacy");
        candidacy.Ignore(row => row.Territory).Ignore(row => row.IsOpen);
        candidacy.Property(row => row.TerritoryCode).HasMaxLength(MandateMapping.CodeLength);
        candidacy.Property(row => row.ToldCode).HasMaxLength(MandateMapping.CodeLength);
        candidacy.Property(row => row.Name).HasMaxLength(Candidacy.NameLength);
        candidacy.Property(row => row.SuggestedBy).HasMaxLength(Candidacy.NameLength);
        candidacy.Property(row => row.Email).HasMaxLength(EmailAddress.MaximumLength);
        candidacy.Property(row => row.EmailKey).HasMaxLength(EmailAddress.MaximumLength);
        foreach (var text in new[] { nameof(Candidacy.Message), nameof(Candidacy.Question), nameof(Candidacy.Answer),
            nameof(Candidacy.Reply) })
        {
            candidacy.Property(text).IsSealed(Candidacy.TextLength);
        }
        candidacy.HasOne<MandateType>().WithMany().HasForeignKey(row => row.TypeId).OnDelete(DeleteBehavior.Restrict);
        candidacy.HasIndex(row => row.TypeId);
        candidacy.HasIndex(row => row.EmailKey);
        candidacy.HasIndex(row => row.SubmissionId).IsUnique();
        candidacy.HasIndex(row => new { row.State, row.TerritoryKind, row.TerritoryCode });
        candidacy.HasIndex(row => row.SucceedsMandateId);
    }
}
