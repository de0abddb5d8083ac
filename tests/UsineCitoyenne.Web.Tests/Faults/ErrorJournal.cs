using Microsoft.Extensions.Logging;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Faults;

/// <summary>Keeps the last error that the site logged.</summary>
internal sealed class ErrorJournal : ILoggerProvider, ILogger
{
    public ErrorJournal(TestSite site) => site.Get<ILoggerFactory>().AddProvider(this);

    public string Last { get; private set; } = "";

    public void Clear() => Last = "";

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
        string> formatter)
    {
        if (IsEnabled(logLevel) && exception is not null)
        {
            Last = string.Join(" | ", exception.ToString().Split('\n')
                .Where((line, index) => index < 3 || line.Contains("UsineCitoyenne", StringComparison.Ordinal)).Take(7)
                .Select(line => line.Trim()));
        }
    }

    public void Dispose()
    {
    }
}
