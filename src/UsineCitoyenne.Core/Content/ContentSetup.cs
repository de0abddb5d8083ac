using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Content.Blueprints;
using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Hosts;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Library;
using UsineCitoyenne.Core.Content.Overrides;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Publication;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Content.RecycleBin;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Content.Tree;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Core.Content.Views;

namespace UsineCitoyenne.Core.Content;

public static class ContentSetup
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddService<SiteContent>()
        .AddService<NodeHistory>()
        .AddSingleton<ContentDesk>()
        .AddSingleton<PublicationWorker>()
        .AddSingleton<IHeldObligations, HeldSchedules>()
        .AddSingleton<ScheduleWorker>()
        .AddService<CreateDocument>()
        .AddService<SaveDocument>()
        .AddService<PublishDocument>()
        .AddService<UnpublishDocument>()
        .AddService<DictionaryItems>()
        .AddService<PublishDescendants>()
        .AddService<ScheduleDocument>()
        .AddService<ValidateDocument>()
        .AddService<DocumentVersions>()
        .AddService<RollbackDocument>()
        .AddService<PinVersion>()
        .AddService<VersionCleanup>()
        .AddService<MoveDocument>()
        .AddService<CopyDocument>()
        .AddService<SortDocuments>()
        .AddService<TrashDocument>()
        .AddService<RestoreDocument>()
        .AddService<DeleteDocument>()
        .AddService<EmptyBin>()
        .AddService<DocumentTree>()
        .AddService<DocumentBin>()
        .AddService<DocumentBranch>()
        .AddService<DocumentReader>()
        .AddService<DocumentSearch>()
        .AddService<DocumentCollection>()
        .AddService<DocumentUpkeep>()
        .AddService<NodeReferences>()
        .AddService<RedirectBoard>()
        .AddService<BlueprintShelf>()
        .AddService<OverrideInherited>()
        .AddService<ChangedSources>()
        .AddService<InheritedPages>()
        .AddService<SourceComparison>()
        .AddService<SaveHosts>()
        .AddService<DocumentHosts>()
        .AddService<ProtectDocument>()
        .AddService<DraftPreview>()
        .AddService<EditorWelcome>()
        .AddService<PageViewCounter>()
        .AddService<PageViewReport>()
        .AddService<CreateMedia>()
        .AddService<SaveMedia>()
        .AddService<MoveMedia>()
        .AddService<SortMedia>()
        .AddService<TrashMedia>()
        .AddService<RestoreMedia>()
        .AddService<DeleteMedia>()
        .AddService<MediaLibrary>()
        .AddService<MediaBin>()
        .AddService<MediaCollection>()
        .AddService<ValidateMedia>()
        .AddService<MediaProvisioner>()
        .AddService<ImportHistory>()
        .AddService<ImportSchema>()
        .AddService<ImportDocuments>()
        .AddService<ImportMedia>()
        .AddService<ContentImport>()
        .AddService<ContentExport>()
        .AddService<SiteProvisioner>()
        .AddHostedService<ContentWatcher>()
        .AddHostedService<PublicationRounds>()
        .AddHostedService<VersionCleanupRounds>();
}
