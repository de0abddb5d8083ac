namespace UsineCitoyenne.Testing;

/// <summary>The repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of <c>UsineCitoyenne.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The path of a file that the repository holds or builds.</summary>
    /// <exception cref="FileNotFoundException">It is not there; the message says what was looked for.</exception>
    public static string PathOf(string relative)
    {
        var path = Path.Combine(Root, relative);
        return Path.Exists(path)
            ? path
            : throw new FileNotFoundException($"{relative} is not in the repository: was the front end built?", path);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "UsineCitoyenne.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException($"UsineCitoyenne.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
