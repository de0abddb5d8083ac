namespace UsineCitoyenne.Testing;

/// <summary>How a <see cref="SiteProcess"/> is started. The defaults start the built Web project as in production.</summary>
public sealed class SiteProcessOptions
{
    /// <summary>The dll given to <c>dotnet</c>.</summary>
    public string Program { get; init; } = RepositoryRoot.WebProgram;

    public string WorkingFolder { get; init; } = RepositoryRoot.WebFolder;

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Added to, and stronger than, what <see cref="SiteProcess"/> sets itself.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Where the data live: a <see cref="TestDatabase.Options"/> to share a database, otherwise a new folder
    /// that goes away with the process. Passed as <c>DataFolder</c> and <c>ConnectionStrings__Site</c>.
    /// </summary>
    public Core.Data.DatabaseOptions? Data { get; init; }

    /// <summary>Texts of log entries that this test provokes on purpose.</summary>
    public IReadOnlyList<string> ExpectedProblems { get; init; } = [];

    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);
}
