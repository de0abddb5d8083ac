using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>A module that keeps something of a person beside their entry: it goes with them, in the same transaction.</summary>
public interface IFollowsErasures
{
    internal Task ForgetAsync(SiteDbContext db, IReadOnlyCollection<long> volunteers, CancellationToken cancel);
}
