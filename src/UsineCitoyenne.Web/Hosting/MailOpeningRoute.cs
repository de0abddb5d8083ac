using UsineCitoyenne.Core.Campaigns;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// <c>/courriel/{token}.gif</c>: the picture in a campaign's mail to whoever agreed to be counted. Always the same answer, whatever it
/// counts.
/// </summary>
internal static class MailOpeningRoute
{
    /// <summary>One transparent point.</summary>
    private static readonly byte[] Point = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static void MapMailOpenings(this WebApplication site) => site.MapGet("/courriel/{token:length(46)}.gif", async (
        string token, HttpContext context, CampaignOpenings openings, CancellationToken cancel) =>
    {
        context.Response.MustNotBeKept();
        await openings.CountAsync(token, cancel);
        return Results.Bytes(Point, "image/gif");
    });
}
