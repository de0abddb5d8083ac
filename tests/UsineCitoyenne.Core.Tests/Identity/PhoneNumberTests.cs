using CsCheck;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Identity;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("06 12 34 56 78", "95127", "+33612345678", "06 12 34 56 78")]
    [InlineData("+33 (0)6 12 34 56 78", "95127", "+33612345678", "06 12 34 56 78")]
    [InlineData("6 12 34 56 78", "95127", "+33612345678", "06 12 34 56 78")]
    [InlineData("0033612345678", "95127", "+33612345678", "06 12 34 56 78")]
    [InlineData("33612345678", "95127", "+33612345678", "06 12 34 56 78")]
    [InlineData("06.12.34.56.78", null, "+33612345678", "06 12 34 56 78")]
    [InlineData("06/12/34/56/78", null, "+33612345678", "06 12 34 56 78")]
    [InlineData("\u202a+33 6 12 34 56 78\u202c", null, "+33612345678", "06 12 34 56 78")]
    [InlineData("06\u00a012\u202f34\u00a056\u00a078", null, "+33612345678", "06 12 34 56 78")]
    [InlineData("01 34 25 11 11", "95500", "+33134251111", "01 34 25 11 11")]
    [InlineData("06 39 98 00 01", "95127", "+33639980001", "06 39 98 00 01")]
    [InlineData("0690 12 34 56", "97105", "+590690123456", "0690 12 34 56")]
    [InlineData("0692 12 34 56", "97411", "+262692123456", "0692 12 34 56")]
    [InlineData("0692 12 34 56", "95127", "+262692123456", "0692 12 34 56")]
    [InlineData("06 12 34 56 78", "97411", "+33612345678", "06 12 34 56 78")]
    [InlineData("40 41 23 45", "98735", "+68940412345", "+689 40 41 23 45")]
    [InlineData("75 12 34", "98818", "+687751234", "+687 75.12.34")]
    [InlineData("+32 470 12 34 56", "95127", "+32470123456", "+32 470 12 34 56")]
    [InlineData("+44 20 7946 0018", "95127", "+442079460018", "+44 20 7946 0018")]
    [InlineData("", "95127", "", "")]
    public void A_number_is_read_in_its_spellings_and_shown_as_it_is_dialled(string typed, string? place, string kept, string shown)
    {
        Assert.True(PhoneNumber.TryRead(typed, place, out var number));
        Assert.Equal(kept, number);
        Assert.Equal(shown, PhoneNumber.Show(number).Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("06 12 34 56")]
    [InlineData("06 12 34 56 78 90")]
    [InlineData("06 12 34 56 78 / 01 23 45 67 89")]
    [InlineData("06 12 34 56 78 poste 12")]
    [InlineData("06 12 34 56 78 ext. 3")]
    [InlineData("06 12 34 56 78;ext=3")]
    [InlineData("demander Paul")]
    [InlineData("+999 12 34 56 78")]
    [InlineData("0000000000000000000000000000000000000000000")]
    public void What_nobody_can_dial_or_is_more_than_a_number_is_refused(string typed) =>
        Assert.False(PhoneNumber.TryRead(typed, null, out _));

    [Theory]
    [InlineData("06 12 34 56 78")]
    [InlineData("+33 (0)6 12 34 56 78")]
    [InlineData("+33612345678")]
    [InlineData("0033 6 12 34 56 78")]
    [InlineData("6 12 34 56 78")]
    [InlineData("06 12 34")]
    [InlineData("+33 6 12 34")]
    [InlineData("+33 (0)6 12 34")]
    [InlineData("34 56 78")]
    public void Whole_or_begun_a_search_finds_the_number_in_any_spelling(string sought) =>
        Assert.Contains(PhoneNumber.Sought(sought)!, PhoneNumber.Digits("+33612345678"), StringComparison.Ordinal);

    [Fact]
    public void A_name_or_a_postcode_is_no_number() =>
        Assert.All(["95000", "Jouy", "a1b2c3d4e5f6"], text => Assert.Null(PhoneNumber.Sought(text)));

    [Fact]
    public void What_is_shown_reads_back_as_what_is_kept() => Gen.Select(
        Gen.OneOf("+3361", "+3314", "+26269", "+59069", "+32470", "+4179", "+6894"), Gen.Int[1_000_000, 9_999_999], (prefix, rest) =>
            $"{prefix}{rest}"[..12])
        .Where(number => PhoneNumber.TryRead(number, null, out var read) && read == number)
        .Sample(number => PhoneNumber.TryRead(PhoneNumber.Show(number), null, out var again) && again == number
            && PhoneNumber.Digits(number).Contains(PhoneNumber.Sought(PhoneNumber.Show(number))!, StringComparison.Ordinal));
}
