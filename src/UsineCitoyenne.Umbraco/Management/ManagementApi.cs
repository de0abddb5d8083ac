using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Umbraco.Login;
using UsineCitoyenne.Umbraco.Management.Dictionary;
using UsineCitoyenne.Umbraco.Management.DocumentBlueprints;
using UsineCitoyenne.Umbraco.Management.Documents;
using UsineCitoyenne.Umbraco.Management.DocumentVersions;
using UsineCitoyenne.Umbraco.Management.Events;
using UsineCitoyenne.Umbraco.Management.History;
using UsineCitoyenne.Umbraco.Management.Hosts;
using UsineCitoyenne.Umbraco.Management.Media;
using UsineCitoyenne.Umbraco.Management.Members;
using UsineCitoyenne.Umbraco.Management.Previews;
using UsineCitoyenne.Umbraco.Management.PublicAccess;
using UsineCitoyenne.Umbraco.Management.Redirects;
using UsineCitoyenne.Umbraco.Management.References;
using UsineCitoyenne.Umbraco.Management.Server;
using UsineCitoyenne.Umbraco.Management.Types;
using UsineCitoyenne.Umbraco.Management.Users;
using UsineCitoyenne.Umbraco.Management.Usine;
using UsineCitoyenne.Umbraco.Management.Usine.Annuaire;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>The API that the back office speaks: Umbraco 17's Management API, the operations an editor reaches.</summary>
public static class ManagementApi
{
    public const string Root = "/umbraco/management/api";

    public static void MapManagementApi(this IEndpointRouteBuilder site)
    {
        var api = site.MapGroup($"{Root}/v1");
        OAuth.Map(api);
        ServerEndpoints.Map(api);
        ManifestEndpoints.Map(api);
        CurrentUserEndpoints.Map(api);
        CurrentUserSecondFactor.Map(api);
        DocumentEndpoints.Map(api, site.MapGroup($"{Root}/v1.1"));
        DocumentPublicationEndpoints.Map(api);
        DocumentTreeEndpoints.Map(api);
        DocumentItemEndpoints.Map(api);
        DocumentBinEndpoints.Map(api);
        UserEndpoints.Map(api);
        UserInvitationEndpoints.Map(api);
        UserGroupEndpoints.Map(api);
        DocumentVersionEndpoints.Map(api);
        AuditLogEndpoints.Map(api);
        ReferenceEndpoints.Map(api);
        DocumentBlueprintEndpoints.Map(api);
        DocumentBlueprintTree.Map(api);
        RedirectEndpoints.Map(api);
        InheritedEndpoints.Map(api);
        WelcomeEndpoints.Map(api);
        BranchEndpoints.Map(api);
        OwnProfileEndpoints.Map(api);
        VersionEndpoints.Map(api);
        AnnuaireEndpoints.Map(api);
        PreviewEndpoints.Map(api);
        DomainEndpoints.Map(api);
        PublicAccessEndpoints.Map(api);
        TypeEndpoints.Map(api);
        DictionaryEndpoints.Map(api);
        DictionaryFileEndpoints.Map(api);
        VideoEndpoints.Map(api);
        MemberEndpoints.Map(api);
        MemberReferences.Map(api);
        MemberGroupEndpoints.Map(api);
        UserAvatarEndpoints.Map(api);
        MediaEndpoints.Map(api);
        MediaPlaceEndpoints.Map(api);
        MediaTreeEndpoints.Map(api);
        MediaItemEndpoints.Map(api);
        MediaCollectionEndpoints.Map(api);
        MediaBinEndpoints.Map(api);
        TemporaryFileEndpoints.Map(api);
        ImagingEndpoints.Map(api);
        site.MapHub<ServerEventHub>(ServerEventHub.Path);
        site.MapHub<PreviewHub>(PreviewHub.Path);
        // Whatever else is asked below this address is unknown, not a page of the site.
        site.Map(Root + "/{**rest}", () => Problems.NotFound()).RequireEditor().WithMetadata(new HttpMethodsOnly());
    }

    /// <summary>Marks the catch-all, so that tests that walk the operations leave it out.</summary>
    internal sealed record HttpMethodsOnly;
}
