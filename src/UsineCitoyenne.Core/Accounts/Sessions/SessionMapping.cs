using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Accounts.Sessions;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Session").HasKey(row => row.Hash);
        session.Property(row => row.Hash).HasMaxLength(32).ValueGeneratedNever();
        session.Property(row => row.Stamp).HasMaxLength(32);
        session.Property(row => row.Browser).HasMaxLength(60);
        session.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        session.HasOne<BackofficeUser>().WithMany().HasForeignKey(row => row.EditorKey).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(row => row.AccountId);
        session.HasIndex(row => row.EditorKey);
        session.HasIndex(row => row.ExpiresAt);
    }
}
