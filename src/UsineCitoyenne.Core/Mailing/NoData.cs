using System.Diagnostics.CodeAnalysis;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Of a mail that needs its recipient only.</summary>
internal readonly record struct NoData : IMailData<NoData>
{
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NoData result)
    {
        result = default;
        return s is not null;
    }

    public override string ToString() => "";
}

internal static class NoDataKinds
{
    public static MailRequest To(this MailKind<NoData> kind, long recipientId, string? once = null) => kind.To(recipientId, default, once);
}
