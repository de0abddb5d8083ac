using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Markup;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class VideoPlayersTests
{
    [Theory]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=12", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?si=abc", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://m.youtube.com/shorts/a-b_c", "https://www.youtube-nocookie.com/embed/a-b_c")]
    [InlineData("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871")]
    [InlineData("https://framatube.org/w/kkGMgK9ZtnKfYAgnEtQxbv", "https://framatube.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv")]
    [InlineData("https://framatube.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d",
        "https://framatube.org/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d")]
    public void The_address_of_a_video_becomes_a_player_that_a_page_may_hold(string address, string player)
    {
        Assert.True(VideoPlayers.TryFind(address, out var found));
        Assert.Equal(player, found);
        var markup = $"<div class=\"umb-embed-holder\" data-embed-url=\"{address.Replace("&", "&amp;", StringComparison.Ordinal)}\" "
            + $"data-embed-width=\"360\"><iframe src=\"{found}\" width=\"360\" height=\"202\" title=\"Vidéo\" loading=\"lazy\" "
            + "allowfullscreen=\"\"></iframe></div>";
        Assert.Equal(markup, HtmlCleaner.Clean(markup));
    }

    [Theory]
    [InlineData("https://www.dailymotion.com/video/x8abcde")]
    [InlineData("https://youtube.com.evil.example/watch?v=abc")]
    [InlineData("https://www.youtube.com/watch?v=abc%22%3E%3Cscript%3E")]
    [InlineData("https://peertube.example/w/abc")]
    [InlineData("javascript:alert(1)")]
    [InlineData("une vidéo")]
    public void Anything_else_is_not_guessed(string address) => Assert.False(VideoPlayers.TryFind(address, out _));
}
