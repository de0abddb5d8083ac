using UsineCitoyenne.Core.Content.Markup;

namespace UsineCitoyenne.Core.Tests.Content.Markup;

public sealed class RenderedMarkupTests
{
    private static readonly Guid Known = new("6f0e2c7e-0000-4000-8000-000000000001");

    [Theory]
    [InlineData("<iframe src=\"https://player.vimeo.com/video/1\"></iframe>")]
    [InlineData("<iframe src='https://player.vimeo.com/video/1'></iframe>")]
    [InlineData("<IFRAME title=x SRC=https://player.vimeo.com/video/1>repli</IFRAME>")]
    public void A_player_is_a_link_until_the_visitor_asks(string markup) => Assert.Equal(
        "<a href=\"https://player.vimeo.com/video/1\" data-player=\"\" rel=\"noopener noreferrer\">Voir la vidéo sur Vimeo</a>",
        Render(markup));

    [Fact]
    public void A_frame_of_anything_else_is_left_out() =>
        Assert.Equal("<p>a</p>", Render("<p>a<iframe src=\"https://ailleurs.example/\"></iframe></p>"));

    [Theory]
    [InlineData("umb://media/6f0e2c7e000040008000000000000001", "<img src=\"/media/neuf/photo.jpg?width=500\" alt=\"a\">")]
    [InlineData("umb://media/6f0e2c7e-0000-4000-8000-000000000001", "<img src=\"/media/neuf/photo.jpg?width=500\" alt=\"a\">")]
    [InlineData("umb://media/00000000000040008000000000000002", "")]
    [InlineData("?", "<img src=\"/media/ancien/photo.jpg?width=500\" alt=\"a\">")]
    public void A_picture_is_shown_from_where_it_is_today(string udi, string shown) =>
        Assert.Equal($"<p>{shown}</p>", Render($"<p><img src=\"/media/ancien/photo.jpg?width=500\" alt=\"a\" data-udi=\"{udi}\"></p>"));

    [Fact]
    public void Plain_markup_is_left_as_it_is() => Assert.Equal("<p>a & b", Render("<p>a & b"));

    private static string Render(string markup) => RenderedMarkup.Of(markup, key => key == Known ? "/media/neuf/photo.jpg" : null);
}
