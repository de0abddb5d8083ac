using System.Diagnostics;

namespace UsineCitoyenne.Web.Commands;

/// <summary>A line of progress on a terminal; silent when the output is a file.</summary>
internal sealed class ProgressBar(string label, long? total) : IProgress<long>, IDisposable
{
    private const int Width = 30;
    private readonly bool visible = !Console.IsErrorRedirected;
    private readonly long startedAt = Stopwatch.GetTimestamp();
    private bool drawn;

    public void Report(long value)
    {
        if (!visible)
        {
            return;
        }
        var perSecond = value / Math.Max(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, 0.001);
        var bar = total is > 0 ? new string('█', (int)(value * Width / total)).PadRight(Width, '░') + " " : "";
        Console.Error.Write($"\r{label} {bar}{value:N0}{(total is null ? "" : $" / {total:N0}")} ({perSecond:N0}/s) ");
        drawn = true;
    }

    public void Dispose()
    {
        if (drawn)
        {
            Console.Error.WriteLine();
            drawn = false;
        }
    }
}
