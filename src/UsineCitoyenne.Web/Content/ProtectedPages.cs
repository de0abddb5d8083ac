using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Content;

/// <summary>Whether who asks may read a page that is for some groups only.</summary>
public sealed class ProtectedPages(CurrentResponsable current)
{
    internal async Task<Verdict> JudgeAsync(AccessRule rule) =>
        await current.GetAsync() is not { } person ? Verdict.SignInFirst
        : rule.Groups.Any(group => IsOf(group, person)) ? Verdict.Welcome
        : Verdict.Refused;

    private static bool IsOf(string group, Responsable person) =>
        group == MemberGroup.Members.Name || (group == MemberGroup.Responsables.Name && person.Mandates.Count > 0);

    internal enum Verdict
    {
        Welcome,
        SignInFirst,
        Refused,
    }
}
