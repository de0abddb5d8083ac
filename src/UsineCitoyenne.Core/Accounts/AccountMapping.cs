using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Account");
        account.Property(row => row.Email).HasMaxLength(254);
        account.Property(row => row.EmailKey).HasMaxLength(254);
        account.Property(row => row.Name).HasMaxLength(160);
        account.Property(row => row.SecurityStamp).HasMaxLength(32);
        account.HasIndex(row => row.EmailKey).IsUnique();
        account.HasIndex(row => row.LastSeenAt);
    }
}
