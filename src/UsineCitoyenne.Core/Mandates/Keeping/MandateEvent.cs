using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>Which mandate a mail is about, and what happened to it.</summary>
internal readonly record struct MandateEvent(long MandateId, MandateNews News) : IMailData<MandateEvent>
{
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MandateEvent result)
    {
        result = default;
        if (s?.Split(':') is not [var number, var happened] || !long.TryParse(number, CultureInfo.InvariantCulture, out var id)
            || !Enum.TryParse<MandateNews>(happened, out var news))
        {
            return false;
        }
        result = new MandateEvent(id, news);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MandateId}:{News}");
}
