namespace UsineCitoyenne.Core.Volunteers.Options;

/// <summary>An option as pages and files see it.</summary>
/// <param name="Bit">0 to 15: its place in a volunteer's set.</param>
public sealed record OptionChoice(long Id, OptionList List, string Code, string Label, string Hint, int Bit, int SortOrder, bool Hidden)
{
    public int Mask => 1 << Bit;
}
