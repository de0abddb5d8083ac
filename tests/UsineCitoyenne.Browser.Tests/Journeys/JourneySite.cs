using System.Text.RegularExpressions;
using UsineCitoyenne.Browser.Tests.Infrastructure;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Browser.Tests.Journeys;

/// <summary>The site as a newcomer starts it, fictitious volunteers included; its mails are read where it keeps them.</summary>
public sealed class JourneySite : IAsyncLifetime
{
    private SiteProcess? process;
    private MailFolder? mails;

    public SiteProcess Process => process ?? throw new InvalidOperationException("The site is not started.");

    public Uri Address => Process.Address;

    /// <summary>Cookies of the administrator, once signed in: the link on the console serves once.</summary>
    internal string? AdministratorState { get; set; }

    /// <summary>Of the responsable of the Val-d’Oise, likewise.</summary>
    internal string? LeadState { get; set; }

    /// <summary>Editors who chose their password: the link on the console serves once.</summary>
    internal HashSet<string> EditorsWithPassword { get; } = [];

    public async ValueTask InitializeAsync()
    {
        process = await SiteProcess.StartAsync(new SiteProcessOptions
        {
            Environment = new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                // Playwright types faster than anybody.
                ["Forms__MinimumTime"] = "00:00:00",
            },
            ReadyWithin = TimeSpan.FromMinutes(3),
        });
        mails = new MailFolder(new DatabaseOptions { DataFolder = process.DataFolder });
    }

    public async ValueTask DisposeAsync() => await Process.DisposeAsync();

    /// <summary>The one-time link that the console shows: <c>administration</c> or <c>responsable du 95</c>.</summary>
    public async Task<string> ConsoleLinkAsync(string who)
    {
        var line = new Regex(Regex.Escape(who) + @" +(\S+/connexion/lien/\S+)");
        await Until.TrueAsync($"the link of {who} on the console", () => line.IsMatch(Process.Log.ToString()));
        return line.Match(Process.Log.ToString()).Groups[1].Value;
    }

    /// <summary>The one-time link that the console shows to choose a password: <c>administration</c> or <c>rédaction du 95</c>.</summary>
    public async Task<string> PasswordLinkAsync(string who)
    {
        var line = new Regex(Regex.Escape(who) + @" +(\S+/umbraco/login/mot-de-passe/\S+)");
        await Until.TrueAsync($"the password link of {who} on the console", () => line.IsMatch(Process.Log.ToString()));
        return line.Match(Process.Log.ToString()).Groups[1].Value;
    }

    /// <summary>The link with this path in the last mail to this person, once it is there.</summary>
    public async Task<string> LinkInMailAsync(string address, string path)
    {
        var link = new Regex(@"https?://\S+" + Regex.Escape(path) + @"[^\s>)]*");
        string? Found() => mails!.List(200).Where(mail => mail.To.Contains(address, StringComparison.OrdinalIgnoreCase))
            .Select(mail => link.Match(mail.Text)).FirstOrDefault(match => match.Success)?.Value;
        await Until.TrueAsync($"a mail to {address} with {path}", () => Found() is not null);
        return Found()!;
    }
}

[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<ChromiumFixture>, ICollectionFixture<JourneySite>
{
    public const string Name = "Journeys";
}
