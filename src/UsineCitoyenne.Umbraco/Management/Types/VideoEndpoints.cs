using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Content;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>The player of a video whose address an editor pastes into a text.</summary>
internal static class VideoEndpoints
{
    // 16:9, as every one of these players draws it.
    private const int Width = 640;
    private const int Height = 360;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/oembed/query", (string url, int? maxWidth = null, int? maxHeight = null) =>
    {
        if (!VideoPlayers.TryFind(url, out var player))
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "Collez l’adresse d’une vidéo de PeerTube (Framatube, éducation nationale), YouTube ou Vimeo. Les autres lecteurs suivent "
                + "les visiteurs à la trace.",
                "NoSupportedProvider");
        }
        var scale = Math.Min(1.0, Math.Min(Scale(maxWidth, Width), Scale(maxHeight, Height)));
        return Results.Json(new OEmbedResponseModel(
            $"<iframe src=\"{WebUtility.HtmlEncode(player)}\" width=\"{(int)(Width * scale)}\" height=\"{(int)(Height * scale)}\" "
            + "title=\"Vidéo\" loading=\"lazy\" allowfullscreen=\"\"></iframe>"));
    }).RequireEditor();

    private static double Scale(int? asked, int full) => asked is > 0 and var size ? size / (double)full : 1;
}

internal sealed record OEmbedResponseModel(string Markup);
