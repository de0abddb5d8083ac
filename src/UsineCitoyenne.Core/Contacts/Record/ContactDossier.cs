using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Contacts.Record;

/// <summary>Everything that a responsable of the person's territory may know of them.</summary>
/// <param name="History">Newest first.</param>
public sealed record ContactDossier(ContactRow Row, IReadOnlyList<TagView> Tags, IReadOnlyList<NoteView> Notes,
    IReadOnlyList<ChangeView> History)
{
    /// <summary>What they answered to calls, the newest first.</summary>
    public IReadOnlyList<CallLine> Calls { get; init; } = [];

    /// <summary>Others of the reader's territories who gave the same telephone: perhaps the same person, signed up twice.</summary>
    public IReadOnlyList<ContactRow> SamePhone { get; init; } = [];

    /// <summary>The last act may be taken back, once.</summary>
    public bool CanUndo => History.Count > 0 && !History[0].Undoes;
}

/// <param name="Author">Name of a responsable.</param>
/// <param name="At">UTC.</param>
/// <param name="IsOwn">The reader wrote it.</param>
public sealed record NoteView(long Id, string Author, DateTime At, string Text, bool IsOwn);

/// <param name="By">Name of a responsable; empty for the person themself.</param>
/// <param name="Before">As a person reads it.</param>
/// <param name="At">UTC.</param>
public sealed record ChangeView(ChangedField Field, string Before, string After, string By, DateTime At, bool Undoes);

/// <param name="Quantity">0 for « Je viens ».</param>
/// <param name="At">UTC.</param>
public sealed record CallLine(string Name, string Url, string Unit, int Quantity, bool Withdrawn, DateTime At);
