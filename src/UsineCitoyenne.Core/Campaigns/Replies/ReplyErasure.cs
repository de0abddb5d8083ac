using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>What was written to a person and by them goes with them.</summary>
internal sealed class ReplyErasure : IFollowsErasures
{
    public Task ForgetAsync(SiteDbContext db, IReadOnlyCollection<long> volunteers, CancellationToken cancel) => db.Set<ReplyMessage>()
        .Where(message => message.Person == MailRecipient.Volunteer && volunteers.Contains(message.PersonId)).ExecuteDeleteAsync(cancel);
}
