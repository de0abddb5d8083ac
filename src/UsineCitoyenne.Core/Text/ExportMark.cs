namespace UsineCitoyenne.Core.Text;

/// <summary>Who took an export, and when: it stands on each of its lines.</summary>
/// <param name="By">Name of the responsable.</param>
/// <param name="At">UTC.</param>
public sealed record ExportMark(string By, DateTime At);
