using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Mails;

/// <summary>Whether the person signed up or somebody wrote them down.</summary>
/// <param name="AccountId">Who did; null for the operator.</param>
internal readonly record struct SignUpOrigin(bool Imported, long? AccountId) : IMailData<SignUpOrigin>
{
    private const string ImportWord = "import";

    public static readonly SignUpOrigin Form;

    /// <param name="accountId">Null for the operator.</param>
    public static SignUpOrigin ImportedBy(long? accountId) => new(Imported: true, accountId);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SignUpOrigin result)
    {
        (result, var known) = s?.Split(':') switch
        {
            [""] => (Form, true),
            [ImportWord] => (ImportedBy(null), true),
            [ImportWord, var number] when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var account) =>
                (ImportedBy(account), true),
            _ => (default, false),
        };
        return known;
    }

    public override string ToString() => (Imported, AccountId) switch
    {
        (false, _) => "",
        (_, null) => ImportWord,
        _ => string.Create(CultureInfo.InvariantCulture, $"{ImportWord}:{AccountId}"),
    };
}
