using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Needs;

/// <summary>Who needs how many of which product, where and by when. It counts once its address is confirmed, and for a time only.</summary>
internal sealed class SupplyNeed
{
    public const int OrganisationLength = 120;
    public const int ContactNameLength = 80;
    public const int ContactEmailLength = 254;
    public const int ContactPhoneLength = 20;
    public const int NoteLength = 1000;
    public const int MostQuantity = 10_000_000;

    /// <summary>After the day that it was for.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    /// <summary>Without a word of who asked, it stands no longer.</summary>
    public static readonly TimeSpan Standing = TimeSpan.FromDays(90);

    public long Id { get; private set; }

    /// <summary>Number of one showing of the form: sent twice, it is one need.</summary>
    public required Guid Key { get; init; }

    public required long ProductId { get; init; }

    /// <summary>Version of the product's specification in force when it was asked; 0 where there was none.</summary>
    public required int SpecificationVersion { get; init; }

    /// <summary>INSEE code.</summary>
    public required string CommuneCode { get; set; }

    public required RequesterKind Requester { get; init; }

    /// <summary>« EHPAD Les Tilleuls »: an institution, not a person.</summary>
    public required string OrganisationName { get; init; }

    public required int Quantity { get; set; }

    /// <summary>How many of them allocations gave.</summary>
    public int Allocated { get; set; }

    public required DateOnly NeededBy { get; set; }

    public NeedPriority Priority { get; private set; } = NeedPriority.Normal;

    /// <summary>When a responsable last said the priority; null while nobody has looked.</summary>
    public DateTime? PrioritisedAt { get; private set; }

    public NeedState State { get; private set; }

    public required string ContactName { get; set; }

    public required string ContactEmail { get; set; }

    public required string ContactPhone { get; set; }

    public required string Note { get; set; }

    /// <summary>Keyed hash of the address, as <see cref="LeaverKey"/> makes it; empty where there is none.</summary>
    public required string EmailHash { get; set; }

    /// <summary>Version of <see cref="ConsentTexts.Need"/> that was accepted; null where no contact was given.</summary>
    public required int? ConsentVersion { get; init; }

    /// <summary>Who entered it for the institution; null for the public form.</summary>
    public long? EnteredByAccountId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Null before it is confirmed.</summary>
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>When who asked was last told that it is about to expire.</summary>
    public DateTime? AskedAt { get; set; }

    /// <summary>When it was met, withdrawn or expired.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>When whom to call, and the note, were erased.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>False when it was confirmed before.</summary>
    public bool Confirm(DateTime now)
    {
        if (State != NeedState.Pending)
        {
            return false;
        }
        (State, ConfirmedAt) = (NeedState.Open, now);
        Extend(now);
        return true;
    }

    /// <summary>It stands again, also when it had expired. False for one that is met, withdrawn, or whose contact was erased.</summary>
    public bool Renew(DateOnly neededBy, DateTime now)
    {
        if (State is not (NeedState.Open or NeedState.Expired) || ErasedAt is not null)
        {
            return false;
        }
        (State, NeededBy, AskedAt, ClosedAt) = (NeedState.Open, neededBy, null, null);
        Extend(now);
        return true;
    }

    public bool ChangeQuantity(int quantity)
    {
        if (State != NeedState.Open)
        {
            return false;
        }
        Quantity = quantity;
        return true;
    }

    public bool Prioritise(NeedPriority priority, DateTime now)
    {
        if (State != NeedState.Open)
        {
            return false;
        }
        (Priority, PrioritisedAt) = (priority, now);
        return true;
    }

    /// <param name="state"><see cref="NeedState.Met"/>, <see cref="NeedState.Withdrawn"/> or <see cref="NeedState.Expired"/>.</param>
    public bool Close(NeedState state, DateTime now)
    {
        if (State != NeedState.Open && (State != NeedState.Expired || state == NeedState.Expired))
        {
            return false;
        }
        (State, ClosedAt) = (state, ClosedAt ?? now);
        return true;
    }

    /// <summary>The figures stay, without anybody.</summary>
    public void Erase(DateTime now) =>
        (ContactName, ContactEmail, ContactPhone, Note, EmailHash, ErasedAt) = ("", "", "", "", "", now);

    private void Extend(DateTime now)
    {
        var (afterTheDay, latest) = (NeededBy.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) + Grace, now + Standing);
        ExpiresAt = afterTheDay < latest ? afterTheDay : latest;
    }
}

/// <summary>Stored as a number: never renumber.</summary>
public enum NeedState
{
    /// <summary>Its address is not confirmed: nobody sees it.</summary>
    Pending = 0,
    Open = 1,
    Met = 2,
    Withdrawn = 3,
    Expired = 4,
}

/// <summary>Said by a responsable, never by the public form.</summary>
public enum NeedPriority
{
    Normal = 1,
    High = 2,
    Urgent = 3,
}

/// <summary>Who asks. Stored as a number: never renumber.</summary>
public enum RequesterKind
{
    TownHall = 0,

    /// <summary>Or a care home.</summary>
    Hospital = 1,
    School = 2,
    Association = 3,
    Shop = 4,
    Other = 5,
}

internal sealed class SupplyNeedMapping : IEntityTypeConfiguration<SupplyNeed>
{
    public void Configure(EntityTypeBuilder<SupplyNeed> need)
    {
        need.ToTable("SupplyNeed");
        need.Property(row => row.CommuneCode).HasMaxLength(5);
        need.Property(row => row.OrganisationName).HasMaxLength(SupplyNeed.OrganisationLength);
        need.Property(row => row.ContactName).IsSealed(SupplyNeed.ContactNameLength);
        need.Property(row => row.ContactEmail).IsSealed(SupplyNeed.ContactEmailLength);
        need.Property(row => row.ContactPhone).IsSealed(SupplyNeed.ContactPhoneLength);
        need.Property(row => row.Note).IsSealed(SupplyNeed.NoteLength);
        need.Property(row => row.EmailHash).HasMaxLength(64);
        need.HasIndex(row => row.Key).IsUnique();
        need.HasIndex(row => new { row.State, row.CommuneCode });
        need.HasIndex(row => new { row.EmailHash, row.CreatedAt });
        need.HasIndex(row => new { row.State, row.ExpiresAt });
    }
}
