using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Ledger;

/// <summary>
/// Several statements in one round trip, in the transaction of the context: of a movement that is what takes the time. Values become
/// parameters, as in EF's own raw SQL.
/// </summary>
internal sealed class SqlBatch(SiteDbContext db)
{
    // What a connection planned once it runs again: SQLite's writer keeps one connection, and planning takes it longer than running.
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> Planned = [];

    private const int MostPlanned = 200;
    private readonly StringBuilder text = new();
    private readonly List<object> values = [];

    public SqlBatch Add(FormattableString statement)
    {
        var names = Array.ConvertAll(statement.GetArguments(), Parameter);
        text.AppendFormat(CultureInfo.InvariantCulture, statement.Format, names).Append(";\n");
        return this;
    }

    /// <param name="first">An expression for the first column, besides the values; empty for none.</param>
    public SqlBatch AddRows(string table, string columns, string first, IEnumerable<object?[]> rows)
    {
        var any = false;
        foreach (var row in rows)
        {
            text.Append(any ? ",\n(" : $"INSERT INTO \"{table}\" ({columns}) VALUES\n(").Append(first)
                .AppendJoin(", ", row.Select(Parameter)).Append(')');
            any = true;
        }
        text.Append(any ? ";\n" : "");
        return this;
    }

    public async Task RunAsync(CancellationToken cancel) => await (await CommandAsync(cancel)).ExecuteNonQueryAsync(cancel);

    public async Task<DbDataReader> ReadAsync(CancellationToken cancel) => await (await CommandAsync(cancel)).ExecuteReaderAsync(cancel);

    private async Task<DbCommand> CommandAsync(CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        // A context that only reads has opened none yet; it closes it with itself.
        if (connection.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancel);
        }
        var planned = Planned.GetOrCreateValue(connection);
        var sql = text.ToString();
        if (!planned.TryGetValue(sql, out var command))
        {
            Forget(planned);
            planned[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            Fill(command);
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            await command.PrepareAsync(cancel);
            return command;
        }
        Fill(command);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static void Forget(Dictionary<string, DbCommand> planned)
    {
        if (planned.Count < MostPlanned)
        {
            return;
        }
        foreach (var command in planned.Values)
        {
            command.Dispose();
        }
        planned.Clear();
    }

    private void Fill(DbCommand command)
    {
        for (var index = 0; index < values.Count; index++)
        {
            if (index == command.Parameters.Count)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = NameOf(index);
                command.Parameters.Add(parameter);
            }
            command.Parameters[index].Value = values[index];
        }
    }

    private string Parameter(object? value)
    {
        if (value is null)
        {
            return "NULL";
        }
        values.Add(value);
        return NameOf(values.Count - 1);
    }

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");
}
