using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>
/// Work that passes with a mandate, in another module. Called in the transaction that passes it and again when its end is told:
/// the second time finds nothing left to pass.
/// </summary>
public interface IFollowsHandOvers
{
    /// <param name="leaver">Whose access just ended; other mandates of theirs may still stand.</param>
    /// <param name="successor">Whose mandate stands on the same territory now.</param>
    internal Task PassAsync(SiteDbContext db, Responsable leaver, Responsable successor, CancellationToken cancel);
}
