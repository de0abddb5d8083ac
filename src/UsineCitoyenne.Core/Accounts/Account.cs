using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>Someone who signs in to the site's private space. What they may do comes from their mandates, never from here.</summary>
internal sealed class Account
{
    public long Id { get; private set; }

    public required string Email { get; init; }

    /// <summary>The address in lower case: one account an address.</summary>
    public required string EmailKey { get; init; }

    public required string Name { get; set; }

    /// <summary>Changes to end every open session of the account.</summary>
    public required string SecurityStamp { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>The last day that the person used the private space, to the day.</summary>
    public DateTime? LastSeenAt { get; set; }

    public bool Demo { get; init; }
}

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
