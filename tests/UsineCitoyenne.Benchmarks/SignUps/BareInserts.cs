using System.Data.Common;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Benchmarks.SignUps;

/// <summary>
/// The peer of a sign-up: one row inserted and committed by raw ADO.NET, as durable, from as many connections as the engine
/// lets write: one on SQLite, 64 on PostgreSQL.
/// </summary>
internal static class BareInserts
{
    /// <returns>Rows committed in a second.</returns>
    public static async Task<double> RunAsync(Database database, int count)
    {
        await using (var setup = await database.OpenConnectionAsync())
        {
            await using var create = setup.CreateCommand();
            create.CommandText = """CREATE TABLE "BareRow" ("Id" bigint PRIMARY KEY, "Text" text NOT NULL)""";
            await create.ExecuteNonQueryAsync();
        }
        var last = 0;
        var connections = database.Engine == DatabaseEngine.Sqlite ? 1 : 64;
        var seconds = await Times.OfAsync(() => Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var insert = connection.CreateCommand();
            insert.CommandText = """INSERT INTO "BareRow" ("Id", "Text") VALUES (@id, @text)""";
            var id = Add(insert, "id", 0L);
            Add(insert, "text", new string('a', 200));
            insert.Prepare();
            for (var number = Interlocked.Increment(ref last); number <= count; number = Interlocked.Increment(ref last))
            {
                id.Value = (long)number;
                // Alone in its transaction: committed when this returns.
                await insert.ExecuteNonQueryAsync();
            }
        }))));
        return count / seconds;
    }

    private static DbParameter Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
        return parameter;
    }
}
