namespace UsineCitoyenne.Core.Content.Provisioning;

/// <summary>A territory to give a site to.</summary>
/// <param name="Code">Official code, for instance <c>95</c> or <c>2A</c>.</param>
/// <param name="Alias">Name of the home page and its address: <c>agirlocal95</c>.</param>
/// <param name="Name">« Val-d’Oise ».</param>
/// <param name="Of">« du Val-d’Oise ».</param>
/// <param name="In">« dans le Val-d’Oise ».</param>
public sealed record ProvisionedSite(string Code, string Alias, string Name, string Of, string In);
