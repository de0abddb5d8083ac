using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Accounts;

internal sealed class BackofficeUserMapping : IEntityTypeConfiguration<BackofficeUser>
{
    public void Configure(EntityTypeBuilder<BackofficeUser> user)
    {
        user.ToTable("BackofficeUser").HasKey(row => row.Key);
        user.Property(row => row.Key).ValueGeneratedNever();
        user.Property(row => row.Email).HasMaxLength(254);
        user.Property(row => row.EmailKey).HasMaxLength(254);
        user.Property(row => row.Name).HasMaxLength(160);
        user.Property(row => row.Language).HasMaxLength(14);
        user.Property(row => row.SecurityStamp).HasMaxLength(32);
        user.Property(row => row.Avatar).HasMaxLength(80);
        user.Property(row => row.DocumentStartNodes).AsJson();
        user.Property(row => row.MediaStartNodes).AsJson();
        user.Property(row => row.RecoveryCodes).AsJson();
        user.Property(row => row.RecoveryCodes).HasDefaultValue(new List<string>()).ValueGeneratedNever();
        user.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        user.HasIndex(row => row.EmailKey).IsUnique();
        user.HasMany(row => row.Groups).WithMany(group => group.Users).UsingEntity<Dictionary<string, object>>(
            "BackofficeUserInGroup",
            link => link.HasOne<UserGroup>().WithMany().HasForeignKey("GroupKey"),
            link => link.HasOne<BackofficeUser>().WithMany().HasForeignKey("UserKey"));
    }
}

internal sealed class UserGroupMapping : IEntityTypeConfiguration<UserGroup>
{
    public void Configure(EntityTypeBuilder<UserGroup> group)
    {
        group.ToTable("UserGroup").HasKey(row => row.Key);
        group.Property(row => row.Key).ValueGeneratedNever();
        group.Property(row => row.Alias).HasMaxLength(80);
        group.Property(row => row.Name).HasMaxLength(160);
        group.Property(row => row.Icon).HasMaxLength(80);
        group.Property(row => row.Sections).AsJson();
        group.Property(row => row.Languages).AsJson();
        group.Property(row => row.Verbs).AsJson();
        group.HasIndex(row => row.Alias).IsUnique();
    }
}

/// <summary>Short lists that are read and written whole with their row.</summary>
internal static class JsonColumn
{
    public static void AsJson<T>(this PropertyBuilder<List<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        json => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Default)!,
        new ValueComparer<List<T>>((one, other) => one!.SequenceEqual(other!), list => list.Count, list => list.ToList()));
}
