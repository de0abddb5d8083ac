using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Accounts.Sessions;

/// <summary>
/// One browser signed in, to the private space or to the back office. Its cookie holds only the key, of which the digest alone is stored.
/// </summary>
internal sealed class Session
{
    /// <summary>SHA-256 of the key.</summary>
    public required byte[] Hash { get; init; }

    public required long AccountId { get; init; }

    /// <summary>The user of the back office; null in the private space.</summary>
    public Guid? EditorKey { get; init; }

    /// <summary>The account's, or the editor's, when the session began: it is dead when theirs differs.</summary>
    public required string Stamp { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>To five minutes.</summary>
    public required DateTime LastSeenAt { get; set; }

    /// <summary>Moves on with use.</summary>
    public required DateTime ExpiresAt { get; set; }

    /// <summary>« Firefox sur Windows »: so that its owner knows it again.</summary>
    public required string Browser { get; init; }

    public static byte[] HashOf(Guid key) => SHA256.HashData(key.ToByteArray());
}

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
