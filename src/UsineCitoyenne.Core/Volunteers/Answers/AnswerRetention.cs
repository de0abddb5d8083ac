using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>Answers that were never confirmed: their link is of no use any more.</summary>
internal sealed class AnswerRetention(Database database, TimeProvider clock) : IRetention
{
    public RetentionRule Rule => RetentionRule.Mails;

    public async Task<int> CountAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await Old(db).CountAsync(cancel);
    }

    public Task<int> RunAsync(CancellationToken cancel) => database.WriteAsync(db => Old(db).ExecuteDeleteAsync(cancel), cancel);

    private IQueryable<CallSubmission> Old(SiteDbContext db)
    {
        var before = clock.GetUtcNow().UtcDateTime - CallSubmissions.LinkLifetime;
        return db.Set<CallSubmission>().Where(row => row.CreatedAt < before);
    }
}
