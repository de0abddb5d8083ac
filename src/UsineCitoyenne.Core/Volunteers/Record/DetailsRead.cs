namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>
/// One time that somebody had a volunteer's details before their eyes, as told to that volunteer. Never names nor addresses the reader.
/// </summary>
/// <param name="At">UTC.</param>
/// <param name="Role">The reader's mandate at that moment, such as « Responsable de la région »; « Équipe du site » for who has
/// none.</param>
/// <param name="Territory">Label of the reader's territory; empty when the audit knows none.</param>
/// <param name="Places">How many territories more the reader had.</param>
public sealed record DetailsRead(DateTime At, DetailsUse Use, string Role, string Territory, int Places);

/// <summary>What was done with the details.</summary>
public enum DetailsUse
{
    /// <summary>Shown among others, in a list.</summary>
    Listed = 0,
    Opened = 1,
    Exported = 2,
    Imported = 3,
    Mailed = 4,
    Changed = 5,

    /// <summary>Written down from what the person said.</summary>
    Entered = 6,

    /// <summary>A note about the person was written.</summary>
    Noted = 7,

    /// <summary>A tag was put on the person, or taken away.</summary>
    Tagged = 8,

    /// <summary>Address and telephone shown to who comes to fetch what is made.</summary>
    Fetched = 9,
}

/// <summary>
/// What one reader did with a volunteer's details in one day: a table that is read again and again is one line, with how often.
/// </summary>
/// <param name="At">UTC, the last time of that day.</param>
/// <param name="Acts">The most frequent first.</param>
public sealed record DetailsReadDay(DateTime At, string Role, string Territory, int Places, IReadOnlyList<(DetailsUse Use, int Times)> Acts)
{
    public int Times => Acts.Sum(act => act.Times);
}

/// <param name="Total">Readings of all pages.</param>
/// <param name="Lines">Days and readers of all pages.</param>
/// <param name="Number">From 1.</param>
public sealed record DetailsReadPage(int Total, int Lines, int Number, IReadOnlyList<DetailsReadDay> Days)
{
    public const int Size = 10;

    public int Pages => Math.Max(1, (Lines + Size - 1) / Size);
}
