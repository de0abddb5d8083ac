using System.Text;

namespace UsineCitoyenne.Testing;

/// <summary>What a site printed, and the warnings and errors in it. Reads the lines of ASP.NET Core's simple console formatter.</summary>
public sealed class SiteLog(IReadOnlyList<string> expectedProblems)
{
    private static readonly string[] ProblemPrefixes = ["warn: ", "fail: ", "crit: "];
    private static readonly string[] OtherPrefixes = ["info: ", "dbug: ", "trce: "];
    private readonly Lock access = new();
    private readonly StringBuilder text = new();
    private readonly List<StringBuilder> problems = [];
    private bool insideProblem;

    /// <summary>Each warning or error with the lines that follow it, and each line written to standard error.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (access)
            {
                return [.. problems.Select(problem => problem.ToString()).Where(IsUnexpected)];
            }
        }
    }

    public override string ToString()
    {
        lock (access)
        {
            return text.ToString();
        }
    }

    public void AddOutput(string line)
    {
        lock (access)
        {
            text.AppendLine(line);
            if (StartsWithAny(line, ProblemPrefixes))
            {
                insideProblem = true;
                problems.Add(new StringBuilder(line));
            }
            else if (StartsWithAny(line, OtherPrefixes))
            {
                insideProblem = false;
            }
            else if (insideProblem)
            {
                problems[^1].Append('\n').Append(line);
            }
        }
    }

    public void AddError(string line)
    {
        lock (access)
        {
            text.AppendLine(line);
            problems.Add(new StringBuilder(line));
        }
    }

    private bool IsUnexpected(string problem) =>
        !expectedProblems.Any(expected => problem.Contains(expected, StringComparison.Ordinal));

    private static bool StartsWithAny(string line, string[] prefixes) =>
        prefixes.Any(prefix => line.StartsWith(prefix, StringComparison.Ordinal));
}
