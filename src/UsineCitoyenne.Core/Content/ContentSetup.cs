using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Content.Blueprints;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Hosts;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Overrides;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Core.Content.Views;
using UsineCitoyenne.Core.Data.Restoring;

namespace UsineCitoyenne.Core.Content;

public static class ContentSetup
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<SiteContent>()
        .AddSingleton<NodeHistory>()
        .AddSingleton<ContentService>()
        .AddSingleton<IHeldObligations, HeldSchedules>()
        .AddSingleton<CreateDocument>()
        .AddSingleton<SaveDocument>()
        .AddSingleton<PublishDocument>()
        .AddSingleton<UnpublishDocument>()
        .AddSingleton<DictionaryItems>()
        .AddSingleton<PublishDescendants>()
        .AddSingleton<ScheduleDocument>()
        .AddSingleton<ValidateDocument>()
        .AddSingleton<DocumentVersions>()
        .AddSingleton<RollbackDocument>()
        .AddSingleton<PinVersion>()
        .AddSingleton<VersionCleanup>()
        .AddSingleton<MoveDocument>()
        .AddSingleton<CopyDocument>()
        .AddSingleton<SortDocuments>()
        .AddSingleton<TrashDocument>()
        .AddSingleton<RestoreDocument>()
        .AddSingleton<DeleteDocument>()
        .AddSingleton<EmptyBin>()
        .AddSingleton<DocumentTree>()
        .AddSingleton<DocumentBin>()
        .AddSingleton<DocumentBranch>()
        .AddSingleton<DocumentReader>()
        .AddSingleton<DocumentSearch>()
        .AddSingleton<DocumentCollection>()
        .AddSingleton<DocumentBackfill>()
        .AddSingleton<NodeReferences>()
        .AddSingleton<RedirectService>()
        .AddSingleton<BlueprintService>()
        .AddSingleton<OverrideInherited>()
        .AddSingleton<ChangedSources>()
        .AddSingleton<InheritedPages>()
        .AddSingleton<SourceComparison>()
        .AddSingleton<SaveHosts>()
        .AddSingleton<DocumentHosts>()
        .AddSingleton<ProtectDocument>()
        .AddSingleton<DraftPreview>()
        .AddSingleton<EditorWelcome>()
        .AddSingleton<PageViewCounter>()
        .AddSingleton<PageViewReport>()
        .AddSingleton<CreateMedia>()
        .AddSingleton<SaveMedia>()
        .AddSingleton<MoveMedia>()
        .AddSingleton<SortMedia>()
        .AddSingleton<TrashMedia>()
        .AddSingleton<RestoreMedia>()
        .AddSingleton<DeleteMedia>()
        .AddSingleton<MediaLibrary>()
        .AddSingleton<MediaBin>()
        .AddSingleton<MediaCollection>()
        .AddSingleton<ValidateMedia>()
        .AddSingleton<MediaProvisioner>()
        .AddSingleton<ImportHistory>()
        .AddSingleton<ImportSchema>()
        .AddSingleton<ImportDocuments>()
        .AddSingleton<ImportMedia>()
        .AddSingleton<ContentImport>()
        .AddSingleton<ContentExport>()
        .AddSingleton<SiteProvisioner>()
        .AddHostedService<ContentWatcher>();
}
