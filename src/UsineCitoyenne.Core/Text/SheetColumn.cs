namespace UsineCitoyenne.Core.Text;

/// <summary>A column of a file to take away.</summary>
/// <param name="Title">In French; an import knows it again.</param>
/// <param name="Width">In characters.</param>
public sealed record SheetColumn(string Title, int Width);

/// <summary>A cell: a text, which stays one whatever its digits, a moment, or a number to reckon with.</summary>
/// <param name="At">UTC; shown as the clocks of France say.</param>
public readonly record struct SheetValue(string? Text, DateTime? At = null, long? Number = null)
{
    public static implicit operator SheetValue(string? text) => new(text);

    public static implicit operator SheetValue(long number) => new(null, null, number);

    public static SheetValue Moment(DateTime? at) => new(null, at);

    /// <summary>As a text file holds it.</summary>
    public string AsText => At is { } at ? FrenchTime.InParis(at)
        .ToString("dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        : Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Text ?? "";
}
