using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Testing;

/// <summary>Puts the whole domain together over a test's database. No mail leaves.</summary>
internal static class TestServices
{
    public static ServiceProvider Build(TestDatabase test, TimeProvider clock)
    {
        var services = new ServiceCollection().AddLogging().AddOptions();
        services.AddCore(test.Options, new MailOptions());
        services.AddSingleton(test.Database);
        services.AddSingleton(clock);
        services.Configure<SiteOptions>(site => site.BaseUrl = "https://usine.example.org");
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
