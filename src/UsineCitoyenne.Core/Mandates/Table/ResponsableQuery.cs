using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Table;

/// <summary>A view of the table of responsables. Empty lists narrow nothing.</summary>
public sealed record ResponsableQuery
{
    public const int PageSize = 50;

    /// <summary>Words that must all be found, without accents or case, in name, address, mandate or territory.</summary>
    public string Text { get; init; } = "";

    /// <summary>True for who may not see addresses: they are not searched either, so that a search tells nothing of them.</summary>
    internal bool NamesOnly { get; init; }

    public IReadOnlyList<TerritoryKind> Levels { get; init; } = [];

    /// <summary>Codes.</summary>
    public IReadOnlyList<string> Departements { get; init; } = [];

    /// <summary>Aliases of kinds of mandate.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<ResponsableState> States { get; init; } = [];

    public ResponsableSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

public enum ResponsableSort
{
    Territory = 0,
    Name = 1,
    Type = 2,
    State = 3,

    /// <summary>The most recent connection first.</summary>
    LastSeen = 4,

    /// <summary>The newest mandate first.</summary>
    Since = 5,
}

public enum ResponsableState
{
    Standing = 0,

    /// <summary>Begins later.</summary>
    Coming = 1,
    Suspended = 2,
}
