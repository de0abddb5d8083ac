using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Contacts.Bulk;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Content.Publication;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Core.Content.Views;
using UsineCitoyenne.Core.Data.Upkeep;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Mandates.Upkeep;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Territories.Mergers;
using UsineCitoyenne.Core.Volunteers.Grouping;

namespace UsineCitoyenne.Core.Jobs;

/// <summary>What runs by itself, and how often. A new job is its class and a line here.</summary>
internal static class JobSchedule
{
    /// <summary>Every job of the site.</summary>
    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
        Job<CampaignJob>("Messages groupés", TimeSpan.FromSeconds(1)) with { AtStart = false },
        Job<GroupingJob>("Nouvelles des voisins", TimeSpan.FromSeconds(1)) with { AtStart = false },
        Job<PlannedPublicationJob>("Publications prévues", TimeSpan.FromSeconds(2)),
        Job<PublicationTaskJob>("Publications en nombre", TimeSpan.FromSeconds(2)),
        Job<LedgerFoldingJob>("Totaux de la production", TimeSpan.FromSeconds(2)),
        Job<ImportQueueJob>("Imports de contacts", TimeSpan.FromSeconds(2)),
        Job<FiguresJob>("Chiffres publics", TimeSpan.FromSeconds(3)) with { AtStart = false },
        Job<BulkActsJob>("Actions sur plusieurs contacts", TimeSpan.FromSeconds(5)),
        Job<ContactIndexJob>("Table des contacts", TimeSpan.FromSeconds(5)) with { AtStart = false },
        Job<MergerJob>("Fusions de communes", TimeSpan.FromMinutes(1)),
        Job<CommuneJob>("Suivi des communes", TimeSpan.FromMinutes(1)),
        Job<MandateJob>("Suivi des mandats", TimeSpan.FromMinutes(1)) with { HeldByRestore = true },
        Job<PageViewsJob>("Compte des pages lues", TimeSpan.FromMinutes(1)) with { AtStart = false, AtStop = true },
        Job<SealingJob>("Chiffrement des téléphones et des notes", TimeSpan.FromMinutes(1)),
        Job<NeedExpiryJob>("Besoins à renouveler", TimeSpan.FromHours(1)) with { HeldByRestore = true },
        Job<RetentionJob>("Effacements prévus", TimeSpan.FromDays(1)) with { HeldByRestore = true },
        Job<WorkReminderJob>("Rappels des kits", TimeSpan.FromHours(6)) with { HeldByRestore = true, AtStart = false },
        Job<LedgerCheckJob>("Vérification du registre de production", TimeSpan.FromDays(1)) with { AtStart = false },
        Job<VersionCleanupJob>("Anciennes versions des pages", TimeSpan.FromDays(1)),
    ];

    private static ScheduledJob Job<T>(string name, TimeSpan every)
        where T : IJob => new(typeof(T), name, every);
}
