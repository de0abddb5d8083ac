using System.Reflection;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Architecture.Planted;

/// <summary>The boundary tests would be worth nothing if they could not fail.</summary>
public sealed class PlantedViolationTests
{
    private const string Root = "Planted";
    private static readonly Assembly Here = typeof(PlantedViolationTests).Assembly;

    private static readonly Dictionary<string, Type> Tables = new[]
    {
        typeof(global::Planted.Volunteers.Volunteer), typeof(global::Planted.Territories.Commune),
        typeof(global::Planted.Privacy.AuditEntry), typeof(global::Planted.Privacy.Consent),
    }.ToDictionary(type => type.Name);

    [Fact]
    public void A_forbidden_reference_is_seen() =>
        Assert.Contains("UsineCitoyenne.Core", BoundaryTests.References(typeof(TestDatabase).Assembly, "UsineCitoyenne.Core"));

    [Theory]
    [InlineData("Thief.QueryAsync")]
    [InlineData("Thief.Create")]
    [InlineData("Thief.SqlAsync")]
    [InlineData("Privacy.Consent: Thief.ConsentsAsync")]
    [InlineData("Thief.QueryInALambdaAsync")]
    public void A_module_that_uses_another_s_table_is_named(string violation) =>
        Assert.Contains(new ModuleBoundaries(Here, Root, Tables).Violations(), line => line.EndsWith(violation, StringComparison.Ordinal));

    [Fact]
    public void Own_tables_and_those_open_to_all_are_no_violation() =>
        Assert.All(new ModuleBoundaries(Here, Root, Tables).Violations(), line => Assert.StartsWith("Mailing uses ", line));

    [Fact]
    public void A_module_that_names_one_above_it_is_named()
    {
        var order = new ModuleOrder(Here, Root, ["Privacy", "Mailing", "Territories", "Volunteers"]);

        Assert.Equal(
            ["Mailing is below Territories: Thief names Commune", "Mailing is below Volunteers: Thief names Volunteer"],
            order.Violations());
        Assert.Equal(["Jobs"], order.Unknown());
    }

    [Fact]
    public void A_service_registered_outside_its_setup_is_named() =>
        Assert.Equal(["Planted.Mailing.Thief.Wire registers services"], ServiceRegistrations.OutsideSetup(Here, Root));

    [Fact]
    public void Whoever_writes_for_one_engine_outside_Data_is_named() => Assert.Equal(
        ["Asker.ByConnection", "Asker.ByOptions", "Asker.ByProvider", "Asker.LockAsync", "Asker.get_Kept", "Asker.set_Kept"],
        EngineBoundaries.OutsideData(Here, Root).Where(line => line.StartsWith("Asker.", StringComparison.Ordinal) && !line.Contains('<'))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Data_may() =>
        Assert.DoesNotContain(EngineBoundaries.OutsideData(Here, Root), line => line.StartsWith("Dialects.", StringComparison.Ordinal));
}
