using System.Diagnostics;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Upkeep;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Sealing;
using UsineCitoyenne.Core.Production;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Umbraco.USync;
using UsineCitoyenne.Web.Commands;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>What must be true before the first page, step by step. Each step does nothing when it is already so.</summary>
public static class StartUp
{
    private const int DemoCount = 3000;
    private const string ResourceFolder = "assets";

    public static async Task RunAsync(WebApplication site, Action<string> say)
    {
        var services = site.Services;
        await using var turn = await OpenDatabaseAsync(site);
        await CheckKeyAsync(site);
        await StepAsync("de relire les adresses", "vérifiez la base de données", async () =>
        {
            var twice = await services.GetRequiredService<CanonicalForms>().AddressesAsync();
            if (twice.Count > 0)
            {
                say($"Une même boîte aux lettres est inscrite deux fois, à rapprocher à la main : {string.Join(", ", twice)}.");
            }
        });
        // Beside the longer steps, of which it needs none: at start both cores are free.
        var texts = StepAsync("de publier les textes de consentement", "donnez une nouvelle version au texte modifié",
            () => Task.Run(async () =>
        {
            await services.GetRequiredService<ConsentPublisher>().PublishAsync();
            await services.GetRequiredService<VolunteerOptions>().InitializeAsync();
            await services.GetRequiredService<RenditionSignature>().LoadAsync();
        }));
        await StepAsync(
            "de lire les territoires",
            "le fichier assets/territories.json.gz manque ou est abîmé : copiez à nouveau le dossier publié (dans un clone, supprimez "
            + "src/UsineCitoyenne.Web/Assets/dist et reconstruisez)",
            () => LoadTerritoriesAsync(services, say));
        await StepAsync("de lire le contenu uSync", "corrigez le fichier indiqué dans le dossier uSync/",
            () => ImportContentAsync(site, say));
        await texts;
        await StepAsync("de compter les bénévoles", "vérifiez la base de données", async () =>
        {
            await services.GetRequiredService<VolunteerFigures>().RefreshAsync();
            await services.GetRequiredService<Leadership>().RefreshAsync();
            await services.GetRequiredService<CommuneStates>().RefreshAsync();
            await services.GetRequiredService<ProductionFigures>().RefreshAsync();
        });
    }

    /// <summary>Brings the schema up to date; all that a command needs that reads neither pages nor territories.</summary>
    /// <param name="alone">Nothing else may be at work on the database.</param>
    /// <returns>The turn to prepare the database: other nodes that start wait until it is disposed.</returns>
    internal static async Task<IAsyncDisposable> OpenDatabaseAsync(WebApplication site, bool alone = false)
    {
        var options = site.Services.GetRequiredService<DatabaseOptions>();
        IAsyncDisposable? turn = null;
        await StepAsync("d’ouvrir la base de données",
            options.Engine == DatabaseEngine.PostgreSql
                ? "vérifiez que PostgreSQL est démarré et que ConnectionStrings__Site dit le bon serveur, la bonne base et le bon mot de "
                + "passe"
                : $"donnez à l’utilisateur qui lance le site le droit d’écrire dans {options.DataFolder}, ou choisissez un autre dossier "
                + "avec DataFolder",
            async () =>
            {
                await TakeLeaseAsync(site.Services.GetRequiredService<SiteLease>(), alone);
                var migrator = site.Services.GetRequiredService<DatabaseMigrator>();
                turn = await migrator.TakeTurnAsync();
                await migrator.MigrateAsync();
            });
        return turn!;
    }

    private static async Task TakeLeaseAsync(SiteLease lease, bool alone)
    {
        if (!(alone ? await lease.TryTakeAloneAsync() : await lease.TryShareAsync()))
        {
            throw new CommandException(alone
                ? "Le site est en marche, ou une autre commande travaille sur cette base : rien n’a été changé.\nQue faire : arrêtez le "
                + "site (sur chaque machine), puis recommencez."
                : "Une restauration est en cours sur cette base : rien n’a été lu ni écrit.\nQue faire : attendez qu’elle soit finie, puis "
                + "recommencez.");
        }
    }

    /// <summary>Nothing is served, and nothing is written, with another key than the one that sealed the phone numbers and notes.</summary>
    internal static Task CheckKeyAsync(WebApplication site)
    {
        var check = site.Services.GetRequiredService<FieldKeyCheck>();
        return StepAsync("de lire les téléphones et les notes",
            $"remettez à sa place la clé de cette base, {check.KeyPlace}, gardée à part de la sauvegarde : sans elle les téléphones et les "
            + "notes sont perdus, "
            + "et eux seuls (docs/guide/exploiter.md, « Secrets »)",
            () => check.VerifyAsync());
    }

    /// <summary>In Development, an empty site gets fictitious volunteers, so that a newcomer sees the product alive.</summary>
    public static async Task AddDemoAsync(WebApplication site, bool refused, Action<string> say)
    {
        var figures = site.Services.GetRequiredService<VolunteerFigures>();
        var demo = site.Services.GetRequiredService<DemoVolunteers>();
        if (site.Environment.IsDevelopment() && !refused && !await demo.AnyVolunteerAsync())
        {
            say($"Première fois : {DemoCount:N0} bénévoles fictifs…");
            await demo.AddAsync(DemoCount);
            await figures.RefreshAsync();
            await site.Services.GetRequiredService<DemoProduction>().AddAsync();
        }
        site.Services.GetRequiredService<SiteOptions>().Demo = await demo.AnyAsync();
    }

    public static async Task PrintWhereToGoAsync(WebApplication site, Action<string> say)
    {
        var options = site.Services.GetRequiredService<SiteOptions>();
        say($"\n  Le site               {options.Absolute("/")}\n  Le Val-d’Oise         {options.Absolute("/agirlocal95/")}");
        if (!site.Environment.IsDevelopment())
        {
            return;
        }
        say($"  Les mails envoyés     {options.Absolute("/dev/mails/")}");
        if (!options.Demo)
        {
            say("  Un administrateur     dotnet run --project src/UsineCitoyenne.Web -- admin-link VOTRE@ADRESSE\n");
            return;
        }
        var access = site.Services.GetRequiredService<OperatorAccess>();
        var nation = await access.DemoLinkAsync("administration@example.org", "Camille Boussole",
            (MandateAlias.Administrator, TerritoryRef.Nation), (MandateAlias.NationLead, TerritoryRef.Nation));
        var valDOise = await access.DemoLinkAsync("val-d-oise@example.org", "Dominique Navette",
            (MandateAlias.DepartementLead, new TerritoryRef(TerritoryKind.Departement, "95")));
        say($"\n  Liens de connexion (une fois, 24 h) :\n  administration        {nation}\n  responsable du 95     {valDOise}\n");
        var invitations = site.Services.GetRequiredService<EditorInvitations>();
        var administrator = await invitations.OperatorLinkAsync("administration@example.org", "Camille Boussole",
            [UserGroupAliases.Administrators, UserGroupAliases.SensitiveData], demo: true);
        var editor = await invitations.OperatorLinkAsync("redaction-95@example.org", "Claude Aiguille",
            [UserGroupAliases.DepartementEditors("95")], demo: true);
        say($"  La rédaction est à {options.Absolute("/umbraco/")} ; pour y choisir un mot de passe :\n  administration        "
            + $"{administrator}\n  rédaction du 95       {editor}\n");
    }

    private static async Task LoadTerritoriesAsync(IServiceProvider services, Action<string> say)
    {
        await using var edition = File.OpenRead(Path.Combine(AppContext.BaseDirectory, ResourceFolder, "territories.json.gz"));
        var clock = Stopwatch.StartNew();
        var report = await services.GetRequiredService<TerritoryImport>().ImportAsync(edition);
        if (report.Imported)
        {
            say($"Territoires : {report.Added:N0} ajoutés, {report.Changed:N0} modifiés, {report.Closed:N0} fermés "
                + $"({clock.Elapsed.TotalSeconds:0.0} s)");
        }
        else
        {
            await services.GetRequiredService<TerritoryDirectory>().LoadAsync();
        }
    }

    /// <summary>The schema and the starter content that come with the program.</summary>
    internal static string ContentFolder { get; } = Path.Combine(AppContext.BaseDirectory, "uSync", "v17");

    /// <summary>Gives each département that lacks one its copy of the template. Needs the territories.</summary>
    private static async Task<int> ProvisionAsync(IServiceProvider services)
    {
        var departements = services.GetRequiredService<TerritoryDirectory>().Current.Departements
            .Where(departement => departement.Population > 0 || departement.Zone == TerritoryZone.Metropole)
            .Select(departement => new ProvisionedSite(departement.Code, departement.Site!, departement.Name, departement.Of,
                departement.In));
        ProvisionedSite[] sites = [.. departements];
        var created = await services.GetRequiredService<SiteProvisioner>().RunAsync(sites);
        await services.GetRequiredService<MediaProvisioner>().RunAsync(sites);
        await services.GetRequiredService<EditorGroups>().ProvisionAsync(sites, site => MediaProvisioner.FolderOf(site.Code));
        return created;
    }

    // In production an operator says when: what editors see must not change because a server was restarted.
    private static async Task<bool> ImportsAsync(WebApplication site) => site.Environment.IsDevelopment()
        || site.Configuration.GetValue<bool>("USync:ImportAtStartup")
        || await site.Services.GetRequiredService<ImportHistory>().IsEmptyAsync();

    private static async Task ImportContentAsync(WebApplication site, Action<string> say)
    {
        var services = site.Services;
        var clock = Stopwatch.StartNew();
        var report = await ImportsAsync(site) ? await services.GetRequiredService<USyncImporter>().ImportAsync(ContentFolder)
            : new USyncReport([]);
        foreach (var line in report.Refused)
        {
            say($"uSync refusé : {line.Path} — {line.Reason}");
        }
        var provisioned = await ProvisionAsync(services);
        if (provisioned > 0 || report.Count(ImportOutcome.Same) < report.Results.Count)
        {
            say($"Contenu : {report} ; {provisioned:N0} pages départementales créées ({clock.Elapsed.TotalSeconds:0.0} s)");
        }
        await services.GetRequiredService<DocumentBackfill>().RunAsync();
        await services.GetRequiredService<SiteContent>().ReloadAsync();
    }

    private static async Task StepAsync(string what, string remedy, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failure) when (failure is not (CommandException or OptionsValidationException))
        {
            throw new CommandException($"Impossible {what} : {failure.Message}\nQue faire : {remedy}.", 1, failure);
        }
    }
}
