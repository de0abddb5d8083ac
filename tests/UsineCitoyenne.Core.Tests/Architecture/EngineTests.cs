using System.Reflection;

namespace UsineCitoyenne.Core.Tests.Architecture;

/// <summary>Two engines, told apart in Data alone.</summary>
public sealed class EngineTests
{
    /// <summary>What may still say which engine it is for, and why.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["StartUp.OpenDatabaseAsync"] = "tells the operator what to do when the database does not open: a server or a file",
    };

    [Theory]
    [InlineData("UsineCitoyenne.Core")]
    [InlineData("UsineCitoyenne.Umbraco")]
    [InlineData("UsineCitoyenne.Web")]
    public void Only_Data_knows_which_engine_it_is(string assembly) =>
        Assert.Equal([], EngineBoundaries.OutsideData(Assembly.Load(assembly), assembly).Where(line => !Allowed.ContainsKey(line)));

    [Fact]
    public void What_is_allowed_is_still_needed() => Assert.Equal(
        Allowed.Keys,
        EngineBoundaries.OutsideData(Assembly.Load("UsineCitoyenne.Web"), "UsineCitoyenne.Web").Where(Allowed.ContainsKey));

    [Fact]
    public void The_engine_is_asked_of_the_options_and_of_nothing_else() =>
        Assert.Equal([], EngineBoundaries.AskingEf(typeof(CoreSetup).Assembly));
}
