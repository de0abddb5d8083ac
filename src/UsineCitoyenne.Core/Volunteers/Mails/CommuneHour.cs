using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>A commune and an hour (UTC): what happened there then is one mail, whatever the number.</summary>
internal readonly record struct CommuneHour(string Code, DateTime From) : IMailData<CommuneHour>
{
    private const string HourFormat = "yyyyMMddHH";

    public DateTime To => From.AddHours(1);

    public static CommuneHour Of(string communeCode, DateTime now) => new(communeCode, now.Date.AddHours(now.Hour));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CommuneHour result)
    {
        result = default;
        if (s?.Split(' ') is not [var code, var written] || !DateTime.TryParseExact(written, HourFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var from))
        {
            return false;
        }
        result = new CommuneHour(code, from);
        return true;
    }

    public override string ToString() => $"{Code} {From.ToString(HourFormat, CultureInfo.InvariantCulture)}";
}
