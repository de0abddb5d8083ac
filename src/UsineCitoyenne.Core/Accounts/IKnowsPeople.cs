using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>A module whose people may sign in: their account is made when they first ask for it.</summary>
public interface IKnowsPeople
{
    /// <returns>The person's name; null when the module knows nobody who proved to hold this address.</returns>
    /// <param name="emailKey">See <see cref="EmailAddress.Key"/>.</param>
    internal Task<string?> NameOfAsync(SiteDbContext db, string emailKey, CancellationToken cancel);
}
