using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Data;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_migrations_and_the_model_make_the_same_schema()
    {
        await using var migrated = await TestDatabase.CreateAsync();
        await using var created = await TestDatabase.CreateAsync(migrate: false);
        await using (var db = created.Database.Read())
        {
            await db.Database.EnsureCreatedAsync();
        }

        var model = await Schema.ReadAsync(created.Database);
        var differences = Schema.Differences(await Schema.ReadAsync(migrated.Database), model);

        await using var context = created.Database.Read();
        Assert.Equal(
            context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Where(name => name is not null).Distinct()
                .Order(StringComparer.Ordinal),
            model.Where(fact => fact.StartsWith("table ", StringComparison.Ordinal)).Select(fact => fact[6..]));
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public async Task A_migrated_database_lacks_no_migration()
    {
        await using var test = await TestDatabase.CreateAsync();
        Assert.Empty(await new DatabaseMigrator(test.Database).PendingAsync());
    }

    [Theory]
    [InlineData("Label varchar(80) NOT NULL", "Label varchar(90) NOT NULL", "column Volunteer.Label")]
    [InlineData("Label varchar(80) NOT NULL", "Label varchar(80)", "column Volunteer.Label")]
    [InlineData("Label varchar(80) DEFAULT 'a'", "Label varchar(80) DEFAULT 'b'", "column Volunteer.Label")]
    [InlineData("Label varchar(80)", "Name varchar(80)", "column Volunteer.Name")]
    [InlineData("Label varchar(80), PRIMARY KEY (Id)", "Label varchar(80)", "Volunteer")]
    [InlineData("Label varchar(80) UNIQUE", "Label varchar(80)", "index")]
    [InlineData("Owner int REFERENCES Commune(Id) ON DELETE CASCADE", "Owner int REFERENCES Commune(Id)", "foreign key")]
    public async Task A_planted_difference_is_named(string left, string right, string named)
    {
        var differences = Schema.Differences(await SchemaOfAsync(left), await SchemaOfAsync(right));
        Assert.Contains(named, differences, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("only the", differences);
    }

    [Fact]
    public async Task A_planted_index_and_its_filter_are_named()
    {
        const string Same = "Label varchar(80)";
        var plain = await SchemaOfAsync(Same, "CREATE INDEX IX_Label ON Volunteer (Label)");
        var filtered = await SchemaOfAsync(Same, "CREATE INDEX IX_Label ON Volunteer (Label) WHERE Label IS NOT NULL");
        Assert.Contains("IX_Label", Schema.Differences(plain, filtered), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("IX_Label", Schema.Differences(plain, await SchemaOfAsync(Same)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", Schema.Differences(plain, await SchemaOfAsync(Same, "CREATE INDEX IX_Label ON Volunteer (Label)")));
    }

    private static async Task<SortedSet<string>> SchemaOfAsync(string columns, string more = "SELECT 1")
    {
        await using var test = await TestDatabase.CreateAsync(migrate: false);
        await using (var connection = await test.Database.OpenConnectionAsync())
        {
            await using var command = connection.CreateCommand();
            command.CommandText =
                $"CREATE TABLE Commune (Id int PRIMARY KEY); CREATE TABLE Volunteer (Id int NOT NULL, {columns}); {more}";
            await command.ExecuteNonQueryAsync();
        }
        return await Schema.ReadAsync(test.Database);
    }
}
