using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>A module that keeps something of a person beside their entry: it stands in the file that they take away.</summary>
public interface IAddsToVolunteerFile
{
    /// <summary>In French, one a line.</summary>
    internal Task<IReadOnlyList<string>> LinesAsync(SiteDbContext db, long volunteer, CancellationToken cancel);
}
