using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy.Sealing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Relays;

/// <summary>Somebody or something that passes the word on: its short link counts the sign-ups that it brings.</summary>
internal sealed class Relay
{
    public const int NameLength = 120;
    public const int ContactLength = 200;
    public const int NoteLength = 1000;

    // Read aloud and copied from a poster: no letter that looks like another.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public long Id { get; private set; }

    /// <summary>As in <c>/r/{code}</c>. It never changes: posters hang.</summary>
    public required string Code { get; init; }

    public RelayKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public TerritoryKind TerritoryKind { get; private set; }

    public string TerritoryCode { get; private set; } = "";

    /// <summary>Whom to call there; empty once retired.</summary>
    public string Contact { get; private set; } = "";

    public string Note { get; private set; } = "";

    public required DateTime CreatedAt { get; init; }

    /// <summary>The link goes on leading to the form, for posters hang; nobody keeps in touch any more.</summary>
    public DateTime? RetiredAt { get; private set; }

    public TerritoryRef Territory => new(TerritoryKind, TerritoryCode);

    public static Relay New(RelayForm form, TerritoryRef territory, DateTime now)
    {
        var relay = new Relay { Code = RandomNumberGenerator.GetString(Letters, 6), CreatedAt = now };
        relay.Change(form);
        relay.MoveTo(territory);
        return relay;
    }

    public void Change(RelayForm form) =>
        (Kind, Name, Contact, Note) = (form.Kind, PlainLabel.Clean(form.Name), form.Contact.Trim(), form.Note.Trim());

    public void MoveTo(TerritoryRef territory) => (TerritoryKind, TerritoryCode) = (territory.Kind, territory.Code);

    /// <summary>Erases whom to call. False when it was retired before.</summary>
    public bool Retire(DateTime now)
    {
        if (RetiredAt is not null)
        {
            return false;
        }
        (RetiredAt, Contact, Note) = (now, "", "");
        return true;
    }

    /// <summary>The number of the relay of this code; null for none.</summary>
    public static async Task<long?> IdOfAsync(SiteDbContext db, string? code, CancellationToken cancel) =>
        code is not { Length: > 0 and <= 8 }
        ? null
        : await db.Set<Relay>().Where(row => row.Code == code).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel);
}

public enum RelayKind
{
    /// <summary>A commune's own poster.</summary>
    Commune = 0,
    FacebookGroup = 1,
    ElectedMember = 2,

    /// <summary>« Maison de quartier ».</summary>
    NeighbourhoodHouse = 3,
    Shop = 4,
    Association = 5,
    Other = 6,
}

internal sealed class RelayMapping : IEntityTypeConfiguration<Relay>
{
    public void Configure(EntityTypeBuilder<Relay> relay)
    {
        relay.ToTable("Relay");
        relay.Property(row => row.Code).HasMaxLength(8);
        relay.Property(row => row.Name).HasMaxLength(Relay.NameLength);
        relay.Property(row => row.TerritoryCode).HasMaxLength(12);
        relay.Property(row => row.Contact).IsSealed(Relay.ContactLength);
        relay.Property(row => row.Note).IsSealed(Relay.NoteLength);
        relay.Ignore(row => row.Territory);
        relay.HasIndex(row => row.Code).IsUnique();
        relay.HasIndex(row => new { row.TerritoryKind, row.TerritoryCode });
    }
}
