using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Tests.Architecture;

/// <summary>Rules of the house about the files themselves, which no analyser checks.</summary>
public sealed partial class SourceTests
{
    private const int LongestLine = 140;
    private const int LargestModule = 5000;

    // Text that is what it is: patterns in verbatim strings; raw strings are passed over below.
    private static readonly string[] Literals = ["@\""];

    [Fact]
    public void No_line_is_too_long_to_be_read() => Assert.Empty(
        from folder in (string[])["src", "tests"]
        from file in FilesOf(folder)
        from line in LinesOutsideRawStrings(file)
        where line.Text.Length > LongestLine && !Literals.Any(line.Text.Contains)
        select $"{file.FullName}:{line.Number}");

    [Fact]
    public void No_module_but_content_is_too_large_to_be_known() => Assert.Empty(
        from module in new DirectoryInfo(Path.Combine(Root, "src", "UsineCitoyenne.Core")).EnumerateDirectories()
        where module.Name is not ("Content" or "bin" or "obj")
        // A migration is history: written once, read when it fails.
        let lines = module.EnumerateFiles("*.cs", SearchOption.AllDirectories).Where(file => file.Directory!.Name != "Migrations")
            .Sum(file => File.ReadLines(file.FullName).Count())
        where lines > LargestModule
        select $"{module.Name}: {lines} lines");

    // A constant leaves no trace in compiled code: what the order of modules is read from does not show it.
    [Fact]
    public void No_file_opens_a_module_above_its_own() => Assert.Empty(
        from place in BoundaryTests.Modules.Index()
        from file in new DirectoryInfo(Path.Combine(Root, "src", "UsineCitoyenne.Core", place.Item))
            .EnumerateFiles("*.cs", SearchOption.AllDirectories)
        where file.Name != "JobSchedule.cs"
        from line in File.ReadLines(file.FullName).TakeWhile(line => !line.StartsWith("namespace", StringComparison.Ordinal))
        let opened = Opened().Match(line).Groups[1].Value
        where Array.IndexOf(BoundaryTests.Modules, opened) > place.Index
        select $"{file.Name}: {opened}");

    // The compiler does not look for them: the page fails when it is shown.
    [Fact]
    public void Every_part_that_a_page_shows_is_where_it_is_looked_for() => Assert.Empty(
        from page in new DirectoryInfo(Web).EnumerateFiles("*.cshtml", SearchOption.AllDirectories)
        where !page.FullName.Contains("/bin/", StringComparison.Ordinal) && !page.FullName.Contains("/obj/", StringComparison.Ordinal)
        from Match part in Part().Matches(File.ReadAllText(page.FullName))
        let typed = part.Groups[1].Value
        let name = typed.EndsWith(".cshtml", StringComparison.Ordinal) ? typed : typed + ".cshtml"
        let folders = Above(page.Directory!).Append(Path.Combine(Web, "Pages", "Shared")).Append(Path.Combine(Web, "Views", "Shared"))
        where !(name.TrimStart('~') is ['/', ..] path ? File.Exists(Web + path)
            : folders.Any(folder => File.Exists(Path.Combine(folder, name))))
        select $"{page.Name} shows {name}");

    private static string Web => Path.Combine(Root, "src", "UsineCitoyenne.Web");

    private static IEnumerable<string> Above(DirectoryInfo folder)
    {
        for (var at = folder; at.FullName.Length > Web.Length; at = at.Parent!)
        {
            yield return at.FullName;
        }
    }

    [GeneratedRegex("<partial name=\"([^\"@]+)\"")]
    private static partial Regex Part();

    [GeneratedRegex(@"^using (?:static |\w+ = )?UsineCitoyenne\.Core\.(\w+)")]
    private static partial Regex Opened();

    private static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    private static string Here([CallerFilePath] string path = "") => path;

    private static IEnumerable<FileInfo> FilesOf(string folder) =>
        new DirectoryInfo(Path.Combine(Root, folder)).EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static IEnumerable<(int Number, string Text)> LinesOutsideRawStrings(FileInfo file)
    {
        var (raw, number) = (false, 0);
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            var marks = line.Split("\"\"\"").Length - 1;
            if (!raw && marks == 0)
            {
                yield return (number, line);
            }
            raw ^= marks % 2 == 1;
        }
    }
}
