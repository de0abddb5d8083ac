using System.Diagnostics;

namespace UsineCitoyenne.Benchmarks.Measuring;

/// <summary>Memory that a process really holds, in megabytes.</summary>
internal static class Resident
{
    public static double Of(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.WorkingSet64 / 1e6;
    }

    public static double Own() => Of(Environment.ProcessId);
}
