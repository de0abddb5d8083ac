using System.Diagnostics.CodeAnalysis;

namespace UsineCitoyenne.Core.Content;

/// <summary>
/// The players that a page may hold: none sets a cookie before the visitor presses play. The address of a video becomes its
/// player's by its form alone: the server asks nobody.
/// </summary>
public static class VideoPlayers
{
    private const string YouTube = "https://www.youtube-nocookie.com/embed/";
    private const string Vimeo = "https://player.vimeo.com/video/";

    // PeerTube is many sites: those that we know.
    private static readonly string[] PeerTubes = ["framatube.org", "tube-numerique-educatif.apps.education.fr"];

    // Whole addresses: a prefix of a host name could be anyone's.
    private static readonly string[] Players = [YouTube, Vimeo, .. PeerTubes.Select(PeerTube)];

    /// <summary>The sites that a page's policy lets it frame, between blanks.</summary>
    public static string Origins { get; } = string.Join(' ', Players.Select(player => new Uri(player).GetLeftPart(UriPartial.Authority)));

    /// <summary>True for the address of a player, as an inline frame shows it.</summary>
    public static bool IsPlayer(string source) => Players.Any(player => source.StartsWith(player, StringComparison.Ordinal));

    /// <summary>The player of the video at an address, as its page or its share button gives it.</summary>
    public static bool TryFind(string address, [NotNullWhen(true)] out string? player)
    {
        player = null;
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return false;
        }
        var host = url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host;
        var path = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        player = (host, path) switch
        {
            ("youtube.com" or "m.youtube.com", ["watch"]) => Of(YouTube, Parameter(url, "v")),
            ("youtube.com" or "m.youtube.com" or "youtube-nocookie.com", ["embed" or "shorts" or "live", var id]) => Of(YouTube, id),
            ("youtu.be", [var id]) => Of(YouTube, id),
            ("vimeo.com", [var id]) when id.All(char.IsAsciiDigit) => Of(Vimeo, id),
            ("player.vimeo.com", ["video", var id]) => Of(Vimeo, id),
            (_, ["w", var id]) when PeerTubes.Contains(host) => Of(PeerTube(host), id),
            (_, ["videos", "watch" or "embed", var id]) when PeerTubes.Contains(host) => Of(PeerTube(host), id),
            _ => null,
        };
        return player is not null;
    }

    /// <summary>What people call the site of an address.</summary>
    public static string NameOf(Uri address) => address.Host switch
    {
        "www.youtube-nocookie.com" or "www.youtube.com" or "m.youtube.com" or "youtu.be" => "YouTube",
        "player.vimeo.com" or "vimeo.com" => "Vimeo",
        var host => host.Replace("www.", "", StringComparison.Ordinal),
    };

    private static string PeerTube(string host) => $"https://{host}/videos/embed/";

    private static string? Of(string player, string? id) =>
        id is { Length: > 0 and <= 64 } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? player + id : null;

    private static string? Parameter(Uri url, string name) => url.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair.Length == 2 && pair[0] == name)?[1];
}
