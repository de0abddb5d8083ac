using Microsoft.AspNetCore.Routing;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>
/// The schema, as the forms of the back office need it. Read only: types are changed in the uSync files, where a review sees it,
/// so that every operation that would write one is unknown here.
/// </summary>
internal static class TypeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        DocumentTypeEndpoints.Map(api);
        MediaTypeEndpoints.Map(api);
        MemberTypeEndpoints.Map(api);
        DataTypeEndpoints.Map(api);
        TemplateEndpoints.Map(api);
        LanguageEndpoints.Map(api);
        TagEndpoints.Map(api);
    }
}
