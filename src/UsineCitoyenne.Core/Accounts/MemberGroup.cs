using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>
/// Who a page may be kept for. The site has two groups and no more: who is in them follows from signing up and from mandates, nobody
/// is put in by hand.
/// </summary>
public sealed record MemberGroup(Guid Key, string Name)
{
    private static readonly Guid Space = new("0b0f3a52-7f0e-4f0d-8e2b-6a4f1f5d2c33");

    /// <summary>Confirmed volunteers; on a page of the site, whoever is signed in.</summary>
    public static MemberGroup Members { get; } = Named("membres");

    /// <summary>Who holds a mandate.</summary>
    public static MemberGroup Responsables { get; } = Named("responsables");

    public static IReadOnlyList<MemberGroup> All { get; } = [Members, Responsables];

    private static MemberGroup Named(string name) => new(DeterministicKey.Of(Space, name), name);
}
