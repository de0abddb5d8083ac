using UsineCitoyenne.Core.Content.Hosts;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class HostNameTests
{
    [Theory]
    [InlineData("valdoise.exemple.fr", "valdoise.exemple.fr")]
    [InlineData("ValDoise.Exemple.FR.", "valdoise.exemple.fr")]
    [InlineData("valdoise.exemple.fr:443", "valdoise.exemple.fr")]
    [InlineData("valdoise.exemple.fr.:80", "valdoise.exemple.fr")]
    [InlineData("https://valdoise.exemple.fr:443/", "valdoise.exemple.fr")]
    [InlineData("http://valdoise.exemple.fr:443", "valdoise.exemple.fr:443")]
    [InlineData("valdoise.exemple.fr:8080", "valdoise.exemple.fr:8080")]
    public void One_host_has_one_spelling(string typed, string host)
    {
        Assert.Equal(host, HostName.Read(typed)!.Host);
        Assert.False(HostName.Read(typed)!.HasPath);
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("exemple.fr/en")]
    public void With_a_path_it_names_a_culture(string typed) => Assert.True(HostName.Read(typed)!.HasPath);
}
