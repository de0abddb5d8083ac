namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// Until the site listens, a failure is told once, by the command, in words that an operator can act on: the frameworks' own
/// report of it, a stack trace, is held back. Once open, nothing is.
/// </summary>
internal sealed class StartupFailures
{
    private volatile bool open;

    public void Open() => open = true;

    public void HoldBack(ILoggingBuilder logging)
    {
        foreach (var category in (string[])["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Hosting.Diagnostics",
            "Microsoft.AspNetCore.Server.Kestrel"])
        {
            logging.AddFilter(category, level => open && level >= LogLevel.Warning);
        }
    }
}
