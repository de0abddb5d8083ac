using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>The moment (UTC) that a mail gathers newcomers for.</summary>
internal readonly record struct GroupingSlot(DateTime At) : IMailData<GroupingSlot>
{
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GroupingSlot result)
    {
        result = default;
        if (!long.TryParse(s, CultureInfo.InvariantCulture, out var ticks) || ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }
        result = new GroupingSlot(new DateTime(ticks, DateTimeKind.Utc));
        return true;
    }

    public override string ToString() => At.Ticks.ToString(CultureInfo.InvariantCulture);
}
