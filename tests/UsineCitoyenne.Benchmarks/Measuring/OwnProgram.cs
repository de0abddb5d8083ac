using System.Diagnostics;

namespace UsineCitoyenne.Benchmarks.Measuring;

/// <summary>This program again, in another process.</summary>
internal static class OwnProgram
{
    public static Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OwnProgram).Assembly.Location, .. arguments]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }
}
