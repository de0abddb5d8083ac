using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Finds the choices of a list in what people write: « couturière » is couture, « Découpe, transport » are two.</summary>
internal sealed class OptionReader(VolunteerOptions options)
{
    private const int FewestLetters = 5;
    private static readonly char[] Separators = [',', '|', '/', ';', '\n', '+'];

    public IReadOnlyList<string> Codes(OptionList list, string text) => text.Length == 0 ? [] :
    [
        .. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => CodeOf(list, part)).OfType<string>().Distinct(),
    ];

    private string? CodeOf(OptionList list, string part)
    {
        var slug = Folding.Slug(part);
        var offered = options.Of(list).ToList();
        return offered.FirstOrDefault(option => option.Code == slug || Folding.Slug(option.Label) == slug)?.Code
            ?? offered.Select(option => (option.Code, Letters: Alike(option, slug)))
                .Where(pair => pair.Letters >= FewestLetters).OrderByDescending(pair => pair.Letters).FirstOrDefault().Code;
    }

    // Words of one family begin alike: coutur-e, coutur-ière.
    private static int Alike(OptionChoice option, string slug) => slug.Split('-').Max(word =>
        Math.Max(Beginning(option.Code, word), Folding.Slug(option.Label).Split('-').Max(other => Beginning(other, word))));

    private static int Beginning(string one, string other) =>
        one.AsSpan().CommonPrefixLength(other) is var letters && letters * 5 >= Math.Min(one.Length, other.Length) * 4 ? letters : 0;
}
