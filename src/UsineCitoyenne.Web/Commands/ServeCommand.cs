using System.Diagnostics;
using UsineCitoyenne.Core;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class ServeCommand : Command
{
    public override string Usage => "serve [--no-demo]";

    public override string Summary => "Sert le site (par défaut). --no-demo : sans bénévoles fictifs en développement.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        var clock = Stopwatch.StartNew();
        await using var site = SiteHost.Build(args);
        await StartUp.RunAsync(site, Console.WriteLine);
        await StartUp.AddDemoAsync(site, args.Contains("--no-demo"), Console.WriteLine);
        try
        {
            await site.StartAsync();
            site.Services.GetRequiredService<StartupFailures>().Open();
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException or FormatException
            or InvalidOperationException)
        {
            throw new CommandException(
                $"Le site ne peut pas écouter : {failure.Message}\nQue faire : un autre programme utilise sans doute ce port. Arrêtez-le, "
                + "ou choisissez un autre port : ASPNETCORE_URLS=http://localhost:PORT", 1, failure);
        }
        if (string.IsNullOrEmpty(site.Configuration["Site:BaseUrl"]) && ListeningAddress.Of(site.Urls) is { } address)
        {
            site.Services.GetRequiredService<SiteOptions>().BaseUrl = address;
        }
        Console.WriteLine($"Prêt en {clock.Elapsed.TotalSeconds:0.0} s — {string.Join(" ", site.Urls)}");
        await StartUp.PrintWhereToGoAsync(site, Console.WriteLine);
        await site.WaitForShutdownAsync();
        return 0;
    }
}
