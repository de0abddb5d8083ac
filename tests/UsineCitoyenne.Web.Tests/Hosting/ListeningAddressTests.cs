using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Tests.Hosting;

public sealed class ListeningAddressTests
{
    [Theory]
    [InlineData("http://localhost:5095", "http://localhost:5095")]
    [InlineData("http://127.0.0.1:6001", "http://127.0.0.1:6001")]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    [InlineData("http://+:80", "http://localhost:80")]
    [InlineData("http://*:81", "http://localhost:81")]
    [InlineData("http://0.0.0.0:82", "http://localhost:82")]
    [InlineData("https://usine.example.org:8443 http://localhost:83", "http://localhost:83")]
    [InlineData("https://usine.example.org:8443", "https://usine.example.org:8443")]
    [InlineData("http://unix:/run/usine.sock", null)]
    [InlineData("", null)]
    public void A_link_printed_at_start_leads_to_where_the_site_listens(string urls, string? expected) =>
        Assert.Equal(expected, ListeningAddress.Of(urls.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
