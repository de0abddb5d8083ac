namespace UsineCitoyenne.Core.Content.PublicAccess;

/// <param name="Login">Page shown to who is not signed in; when it is not online, the site's own sign-in page is.</param>
/// <param name="Error">Page shown to who is signed in and of none of the groups.</param>
/// <param name="Groups">Names, of <see cref="Accounts.MemberGroup"/>.</param>
public sealed record AccessRule(Guid Login, Guid Error, IReadOnlyList<string> Groups);
