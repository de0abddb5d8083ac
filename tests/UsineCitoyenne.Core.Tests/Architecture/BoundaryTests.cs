using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Architecture;

public sealed class BoundaryTests
{
    private const string CoreName = "UsineCitoyenne.Core";
    private const string UmbracoName = "UsineCitoyenne.Umbraco";
    private const string WebName = "UsineCitoyenne.Web";

    // From the lowest. A new module takes the lowest place that it can.
    internal static readonly string[] Modules =
    [
        "Text", "Files", "Jobs", "Territories", "Privacy", "Links", "Mailing", "Accounts", "Media", "Content", "Editors", "Mandates",
        "Calls", "Volunteers", "Contacts", "Imports", "Campaigns", "Ledger", "Needs", "Production", "Communes",
    ];

    private static readonly Assembly Core = typeof(CoreSetup).Assembly;
    private static readonly Assembly Umbraco = Assembly.Load(UmbracoName);

    [Fact]
    public void Core_knows_nothing_of_the_host_nor_of_Umbraco() =>
        Assert.Empty(References(Core, UmbracoName, WebName, "Umbraco.", "Microsoft.AspNetCore"));

    [Fact]
    public void The_Umbraco_adapters_know_nothing_of_the_site() => Assert.Empty(References(Umbraco, WebName));

    [Fact]
    public void Only_Core_can_write_a_query()
    {
        Assert.False(typeof(SiteDbContext).IsVisible);
        Assert.DoesNotContain(typeof(Database).GetMethods(),
            method => method.ToString()!.Contains(nameof(SiteDbContext), StringComparison.Ordinal));
        Assert.Equal(
            [],
            Core.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName)
                .Intersect([UmbracoName, WebName]));
    }

    [Fact]
    public async Task A_module_uses_no_table_of_another()
    {
        await using var test = await TestDatabase.CreateAsync(migrate: false);
        await using var db = test.Database.Read();
        var tables = db.Model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null && entity.ClrType.Assembly == Core)
            .DistinctBy(entity => entity.GetTableName())
            .ToDictionary(entity => entity.GetTableName()!, entity => entity.ClrType);

        Assert.Empty(new ModuleBoundaries(Core, CoreName, tables).Violations());
    }

    [Fact]
    public void A_module_names_only_those_below_it()
    {
        var order = new ModuleOrder(Core, CoreName, Modules);

        Assert.Empty(order.Unknown());
        Assert.Empty(order.Violations());
    }

    [Theory]
    [InlineData(CoreName)]
    [InlineData(UmbracoName)]
    public void A_module_is_wired_in_its_setup_only(string assembly) =>
        Assert.Empty(ServiceRegistrations.OutsideSetup(Assembly.Load(assembly), assembly));

    internal static IReadOnlyList<string> References(Assembly assembly, params string[] forbidden) =>
    [
        .. assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))),
    ];
}
