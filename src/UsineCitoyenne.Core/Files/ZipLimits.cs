namespace UsineCitoyenne.Core.Files;

/// <summary>How much of an archive is read.</summary>
/// <param name="Entries">Files inside.</param>
/// <param name="Bytes">Of all of them, unzipped.</param>
/// <param name="EntryBytes">Of one of them, unzipped.</param>
/// <param name="Ratio">How many times larger than the archive they may be together; a small archive may always unfold into one
/// megabyte.</param>
public sealed record ZipLimits(int Entries = 10_000, long Bytes = 400L << 20, long EntryBytes = 200L << 20, int Ratio = 200);
