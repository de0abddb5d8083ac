using System.Globalization;
using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Umbraco.USync.Text;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>
/// The planned dates of a content file: <c>Schedule/ContentSchedule(Culture Action Date)</c>. uSync writes no time zone: UTC.
/// </summary>
internal static class USyncSchedule
{
    private const string Release = "Release";
    private const string Expire = "Expire";

    public static PlannedDates Read(XElement info, string culture)
    {
        var planned = info.Element("Schedule")?.Elements("ContentSchedule").Where(item => IsRead(item.Text("Culture"), culture))
            .ToList() ?? [];
        return new PlannedDates(DateOf(planned, Release), DateOf(planned, Expire));
    }

    /// <summary>Past dates that the file has, and other languages’, stay there.</summary>
    /// <param name="at">The time of the export, UTC.</param>
    public static void Write(XmlTextElement info, PlannedDates was, string culture, PlannedDates now, DateTime at)
    {
        WriteDate(info, Release, was.PublishAt, culture, now.PublishAt, at);
        WriteDate(info, Expire, was.UnpublishAt, culture, now.UnpublishAt, at);
    }

    private static void WriteDate(XmlTextElement info, string action, DateTime? was, string culture, DateTime? now, DateTime at)
    {
        // To the second, as the file has it. What is past by now was done, or was never to be.
        if (Written(was) == Written(now) || (now is null && was <= at))
        {
            return;
        }
        var schedule = info.Ensure("Schedule", "Published");
        foreach (var item in schedule.Elements.Where(item => item.Element("Action")?.Value.Trim() == action
            && IsRead(item.Element("Culture")?.Value.Trim() ?? "", culture)).ToList())
        {
            schedule.Remove(item);
        }
        if (now is not null)
        {
            var added = schedule.Add("ContentSchedule");
            added.Add("Culture").SetText(culture);
            added.Add("Action").SetText(action);
            added.Add("Date").SetText(Written(now));
        }
    }

    private static bool IsRead(string itsCulture, string culture) =>
        itsCulture.Length == 0 || itsCulture.Equals(culture, StringComparison.OrdinalIgnoreCase);

    private static DateTime? DateOf(IReadOnlyList<XElement> planned, string action) => planned.Where(item => item.Text("Action") == action)
        .Select(item => DateTime.TryParse(
            item.Text("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date)
            ? date
            : (DateTime?)null).FirstOrDefault(date => date is not null);

    private static string Written(DateTime? date) => date?.ToString("s", CultureInfo.InvariantCulture) ?? "";
}
