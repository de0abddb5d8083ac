using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks;

/// <summary>How the real site is started to be measured: the Release build, in Production.</summary>
internal static class BenchProcess
{
    /// <param name="test">The database to serve.</param>
    /// <param name="mailPort">Of a mail server on this machine. When nothing listens there, no mail must be queued.</param>
    public static SiteProcessOptions Options(TestDatabase test, int mailPort = 9, params (string Name, string Value)[] settings)
    {
        if (RepositoryRoot.Configuration != "Release")
        {
            throw new InvalidOperationException("Measure what will run: dotnet run -c Release.");
        }
        var environment = new Dictionary<string, string>
        {
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = $"{mailPort}",
            ["Mail__StartTls"] = "false",
            ["Mail__From"] = "usine@example.org",
        };
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }
        return new SiteProcessOptions
        {
            Data = test.Options,
            Environment = environment,
            ReadyWithin = TimeSpan.FromMinutes(3),
            ExpectedProblems = ["No XML encryptor configured"],
        };
    }
}
