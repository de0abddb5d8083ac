using Npgsql;

namespace UsineCitoyenne.Testing;

/// <summary>The throw-away PostgreSQL cluster that <c>USINE_TEST_POSTGRESQL</c> names; <c>tests/run</c> starts one.</summary>
internal static class TestCluster
{
    // A test's pool is small and empties itself soon, so hundreds of databases fit in the cluster's 300 connections.
    public const int ConnectionsPerDatabase = 12;

    private static string ConnectionString => Environment.GetEnvironmentVariable("USINE_TEST_POSTGRESQL")
        ?? throw new InvalidOperationException("USINE_TEST_POSTGRESQL is not set: run tests/run, which starts a throw-away cluster.");

    public static string ConnectionStringOf(string database, int connections = ConnectionsPerDatabase) =>
        new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Database = database,
            MaxPoolSize = connections,
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 5,
            IncludeErrorDetail = true,
        }.ConnectionString;

    public static async Task<string> CreateDatabaseAsync(string? template)
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        // By files: block by block through the journal of writes, PostgreSQL's default, takes four times as long.
        await ExecuteAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template} STRATEGY FILE_COPY"));
        return name;
    }

    public static Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    /// <summary>A database with a visitor cannot be copied, and pools keep connections for a while.</summary>
    public static Task CloseConnectionsAsync(string name) =>
        ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");

    public static async Task RefuseConnectionsAsync(string name, bool refuse)
    {
        await ExecuteAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {(refuse ? "false" : "true")}");
        if (refuse)
        {
            await CloseConnectionsAsync(name);
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { MaxPoolSize = 4 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
