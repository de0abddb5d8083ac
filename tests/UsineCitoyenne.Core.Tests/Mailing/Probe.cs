using System.Diagnostics;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.MailProbe;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing;

/// <summary>The mail worker in a process of its own, that a test may kill.</summary>
internal sealed class Probe : IDisposable
{
    private readonly Process process;

    private Probe(Process process) => this.process = process;

    /// <param name="run">Number of this start: each finds the leases of the ones before it over.</param>
    public static Probe Start(TestDatabase test, MailOptions mail, int run, string? trustedCertificates = null, bool campaigns = false)
    {
        var settings = new ProbeSettings(
            test.Options.DataFolder, test.Options.ConnectionString, test.Options.FieldKey, mail, run * (mail.LeaseSeconds + 60), campaigns);
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(ProbeTemplate).Assembly.Location, settings.ToJson()]);
        if (trustedCertificates is not null)
        {
            start.Environment["SSL_CERT_FILE"] = trustedCertificates;
        }
        return new Probe(Process.Start(start)!);
    }

    public bool HasExited => process.HasExited;

    /// <summary>SIGKILL: nothing in the process gets to clean up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits until the outbox is empty.</summary>
    public async Task FinishAsync()
    {
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The probe ended with {process.ExitCode}.");
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
        process.Dispose();
    }
}
