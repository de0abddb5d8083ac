using System.Globalization;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>Writes down what changed of people, in the transaction of the change.</summary>
public sealed class VolunteerHistory(TimeProvider clock)
{
    /// <summary>The fields that history follows, as they are now.</summary>
    internal static IReadOnlyDictionary<ChangedField, string> Of(Volunteer volunteer) => new Dictionary<ChangedField, string>
    {
        [ChangedField.Commune] = volunteer.CommuneCode,
        [ChangedField.Phone] = volunteer.Phone,
        [ChangedField.Profiles] = Text(volunteer.Profiles),
        [ChangedField.Availability] = Text(volunteer.Availability),
        [ChangedField.State] = Text((int)volunteer.State),
    };

    /// <summary>
    /// Keeps each difference from <paramref name="before"/>, except the commune: <see cref="CommuneChanges"/> keeps that one.
    /// </summary>
    internal void Record(
        SiteDbContext db, Volunteer volunteer, IReadOnlyDictionary<ChangedField, string> before, long? by, Guid edit, bool undoes = false)
    {
        var after = Of(volunteer);
        foreach (var (field, value) in before.Where(pair => pair.Key != ChangedField.Commune && pair.Value != after[pair.Key]))
        {
            db.Add(Row(volunteer.Id, edit, field, value, after[field], by, undoes));
        }
    }

    /// <summary>The same field of many people at once.</summary>
    internal Task RecordManyAsync(
        SiteDbContext db, ChangedField field, IEnumerable<(long Volunteer, string Before, string After)> changes, long? by, Guid edit,
        bool undoes,
        CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return BulkInsert.RunAsync(
            db, "VolunteerChange",
            ["VolunteerId", "EditId", "Field", "Before", "After", "AccountId", "At", "Undoes"],
            changes.Select(change => new object?[]
            {
                change.Volunteer, edit, (int)field, db.Cipher.Seal(change.Before, VolunteerChangeMapping.Before),
                    db.Cipher.Seal(change.After, VolunteerChangeMapping.After), by, now, undoes,
            }), cancel);
    }

    private VolunteerChange Row(long volunteer, Guid edit, ChangedField field, string before, string after, long? by, bool undoes) => new()
    {
        VolunteerId = volunteer,
        EditId = edit,
        Field = field,
        Before = before,
        After = after,
        AccountId = by,
        At = clock.GetUtcNow().UtcDateTime,
        Undoes = undoes,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
