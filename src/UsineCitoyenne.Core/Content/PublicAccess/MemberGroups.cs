using UsineCitoyenne.Core.Content.Provisioning;

namespace UsineCitoyenne.Core.Content.PublicAccess;

/// <summary>Groups of people that a page may be for. They are what accounts and mandates say: nobody joins one by hand.</summary>
public static class MemberGroups
{
    /// <summary>Any account that is signed in on the site.</summary>
    public const string Members = "membres";

    /// <summary>Whoever holds a standing mandate.</summary>
    public const string Responsables = "responsables";

    private static readonly Guid Space = new("6f0c1a52-7e0d-4b7b-9a6e-52b1c4d7a9e3");

    public static IReadOnlyList<MemberGroup> All { get; } =
        [new(DeterministicKey.Of(Space, Members), Members), new(DeterministicKey.Of(Space, Responsables), Responsables)];
}

/// <param name="Key">The same on every site.</param>
public sealed record MemberGroup(Guid Key, string Name);
