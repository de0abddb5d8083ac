namespace UsineCitoyenne.Browser.Tests.Infrastructure;

/// <summary>Journeys run one after the other: two cores serve one site and one browser well, not more.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<ChromiumFixture>
{
    public const string Name = "Browser";
}
