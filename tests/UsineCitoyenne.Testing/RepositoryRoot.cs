namespace UsineCitoyenne.Testing;

/// <summary>Where the sources and the built programs are, seen from a test's output folder.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary><c>Debug</c> or <c>Release</c>, as the running test was built.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{System.IO.Path.DirectorySeparatorChar}Release{System.IO.Path.DirectorySeparatorChar}",
            StringComparison.Ordinal) ? "Release" : "Debug";

    public static string WebFolder => System.IO.Path.Combine(Path, "src", "UsineCitoyenne.Web");

    public static string WebProgram =>
        System.IO.Path.Combine(WebFolder, "bin", Configuration, "net10.0", "UsineCitoyenne.Web.dll");

    /// <summary>The path of a file that the repository holds or builds.</summary>
    /// <exception cref="FileNotFoundException">It is not there; the message says what was looked for.</exception>
    public static string PathOf(string relative)
    {
        var path = System.IO.Path.Combine(Path, relative);
        return System.IO.Path.Exists(path) ? path
            : throw new FileNotFoundException($"{relative} is not in the repository: was the front end built?", path);
    }

    private static string Find(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(candidate.FullName, "UsineCitoyenne.sln")))
            {
                return candidate.FullName;
            }
        }
        throw new InvalidOperationException($"No UsineCitoyenne.sln above {folder}.");
    }
}
