
namespace UsineCitoyenne.Core.Volunteers;

/// <summary>
/// A person who offered help, in a commune. The record survives their leaving without any personal detail: totals stay right.
/// </summary>
internal sealed class Volunteer
{
    public long Id { get; private set; }

    public string FirstName { get; private set; } = "";

    public string LastName { get; private set; } = "";

    /// <summary>Empty once the person left, and for who has none and was written down by a responsable.</summary>
    public string Email { get; private set; } = "";

    /// <summary>See <see cref="Text.EmailAddress.Key"/>; unique among those who confirmed, null where there is none.</summary>
    public string? EmailKey { get; private set; }

    /// <summary>See <see cref="Text.PhoneNumber"/>; empty when not given.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>INSEE code as declared. It is never rewritten: the gazetteer knows which commune of today it belongs to.</summary>
    public string CommuneCode { get; private set; } = "";

    /// <summary>Bits of the Profile options.</summary>
    public int Profiles { get; private set; }

    /// <summary>Bits of the Availability options.</summary>
    public int Availability { get; private set; }

    /// <summary>Bits of the Equipment options.</summary>
    public int Equipment { get; private set; }

    public string Note { get; private set; } = "";

    public VolunteerState State { get; private set; }

    /// <summary>Numbers of the <see cref="Tags.ContactTag"/>s put on the person, in order, between spaces. Empty for none.</summary>
    public string TagIds { get; private set; } = "";

    /// <summary>Identifies one showing of the form: sent twice, it counts once.</summary>
    public Guid SubmissionId { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? ConfirmedAt { get; private set; }

    public DateTime? LeftAt { get; private set; }

    public Freshness Freshness { get; private set; }

    /// <summary>When <see cref="Freshness"/> became what it is; for a fresh entry, the last sign of life.</summary>
    public DateTime? FreshnessAt { get; private set; }

    /// <summary>The relay whose link brought the person; null for none.</summary>
    public long? SourceId { get; private set; }

    /// <summary>A fictitious person, made by the <c>demo</c> command.</summary>
    public bool Demo { get; private set; }

    /// <summary>One form, as it was sent: nothing changes it until the owner of the address confirms it.</summary>
    public static Volunteer SignUp(Details details, string email, string emailKey, Guid submissionId, DateTime now)
    {
        var volunteer = new Volunteer
        {
            State = VolunteerState.Pending,
            Email = email,
            EmailKey = emailKey,
            SubmissionId = submissionId,
            CreatedAt = now
        };
        volunteer.Edit(details);
        volunteer.Heard(now);
        return volunteer;
    }

    /// <summary>
    /// Somebody without an address, whom a responsable wrote down as they agreed aloud: there is nothing to confirm by mail.
    /// </summary>
    public static Volunteer Enter(Details details, Guid submissionId, DateTime now)
    {
        var volunteer = new Volunteer { State = VolunteerState.Pending, SubmissionId = submissionId, CreatedAt = now };
        volunteer.Edit(details);
        volunteer.Confirm(now);
        return volunteer;
    }

    public void CameBy(long? relay) => SourceId = relay;

    public void Edit(Details details)
    {
        FirstName = details.FirstName;
        LastName = details.LastName;
        Phone = details.Phone;
        CommuneCode = details.CommuneCode;
        Profiles = details.Profiles;
        Availability = details.Availability;
        Equipment = details.Equipment;
        Note = details.Note;
    }

    /// <summary>Takes from a list what the entry lacks; what the person told themself stays.</summary>
    /// <returns>False when it lacked nothing of it.</returns>
    public bool FillGaps(Details details)
    {
        var before = (Phone, Note, Profiles, Availability, Equipment);
        (Phone, Note) = (Phone.Length == 0 ? details.Phone : Phone, Note.Length == 0 ? details.Note : Note);
        Profiles = Profiles == 0 ? details.Profiles : Profiles;
        Availability = Availability == 0 ? details.Availability : Availability;
        Equipment = Equipment == 0 ? details.Equipment : Equipment;
        return before != (Phone, Note, Profiles, Availability, Equipment);
    }

    /// <returns>False when there was nothing to confirm: already done, or gone.</returns>
    public bool Confirm(DateTime now)
    {
        if (State != VolunteerState.Pending)
        {
            return false;
        }
        State = VolunteerState.Confirmed;
        ConfirmedAt = now;
        Heard(now);
        return true;
    }

    /// <summary>The person gave a sign of life.</summary>
    public void Heard(DateTime now) => (Freshness, FreshnessAt) = (Freshness.Fresh, now);

    /// <summary>Only <see cref="Record.CommuneChanges"/> calls it, so that both communes are told.</summary>
    public void MoveTo(string communeCode) => CommuneCode = communeCode;

    /// <summary>An address whose owner confirmed it.</summary>
    public void WriteTo(string email, string emailKey) => (Email, EmailKey) = (email, emailKey);

    /// <summary>What a responsable learns on the telephone.</summary>
    public void Correct(string phone, int profiles, int availability) => (Phone, Profiles, Availability) = (phone, profiles, availability);

    /// <returns>False when nothing changed, or when the person holds <see cref="Tags.TagSet.Most"/> already.</returns>
    public bool Tag(long tag) => SetTags(Tags.TagSet.With(TagIds, tag));

    public bool Untag(long tag) => SetTags(Tags.TagSet.Without(TagIds, tag));

    public bool Pause() => Move(VolunteerState.Confirmed, VolunteerState.Paused);

    public bool Resume() => Move(VolunteerState.Paused, VolunteerState.Confirmed);

    /// <summary>Erases every personal detail; commune, profiles and dates stay for the totals.</summary>
    public void Leave(DateTime now)
    {
        State = VolunteerState.Left;
        LeftAt = now;
        (FirstName, LastName, Email, EmailKey, Phone, Note, TagIds) = ("", "", "", null, "", "", "");
    }

    private bool SetTags(string tags)
    {
        var changed = tags != TagIds;
        TagIds = tags;
        return changed;
    }

    private bool Move(VolunteerState from, VolunteerState to)
    {
        if (State != from)
        {
            return false;
        }
        State = to;
        return true;
    }

    /// <summary>What the person tells of themself, already checked.</summary>
    public sealed record Details(
        string FirstName, string LastName, string Phone, string CommuneCode, int Profiles, int Availability, int Equipment, string Note);
}

public enum VolunteerState
{
    /// <summary>Signed up, address not confirmed: nobody sees them, and we write once.</summary>
    Pending = 0,
    Confirmed = 1,
    Paused = 2,
    Left = 3,
}
