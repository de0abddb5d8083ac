namespace UsineCitoyenne.Web.Backoffice;

/// <summary>What is whose under <c>/umbraco</c>.</summary>
internal static class BackofficePaths
{
    /// <summary>First segments that the server answers; every other one is a screen of the client, which has its own router.</summary>
    private static readonly string[] Served = ["backoffice", "management", "delivery", "swagger", "login", "serverEventHub", "PreviewHub"];

    /// <summary>Whether the address is the back office's page: <c>/umbraco</c> or any screen of it.</summary>
    public static bool IsScreen(PathString path) => path.StartsWithSegments("/umbraco", out var rest)
        && !Array.Exists(Served, segment => rest.StartsWithSegments("/" + segment));

    /// <summary>Whether the address is the back office's at all, with the extensions that it loads.</summary>
    public static bool Includes(PathString path) => path.StartsWithSegments("/umbraco") || path.StartsWithSegments("/App_Plugins");

    /// <summary>Whether errors are told to a program, not to a person, so that no page takes their place.</summary>
    public static bool IsForPrograms(PathString path) => Includes(path) && !path.StartsWithSegments("/umbraco/login");
}
