using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Production.Ledger;

/// <summary>
/// Several statements in one round trip, in the transaction of the context: of a movement that is what takes the time. Values become
/// parameters, as in EF's own raw SQL.
/// </summary>
internal sealed class SqlBatch : IAsyncDisposable
{
    private readonly StringBuilder text = new();
    private readonly SiteDbContext db;
    private readonly DbCommand command;

    public SqlBatch(SiteDbContext db)
    {
        this.db = db;
        command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
    }

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

    /// <summary>Places of a list in parentheses.</summary>
    public static FormattableString In(string before, IReadOnlyCollection<long> numbers, string after) =>
        System.Runtime.CompilerServices.FormattableStringFactory.Create(
            $"{before}({string.Join(", ", Enumerable.Range(0, numbers.Count).Select(index => $"{{{index}}}"))}){after}",
            [.. numbers.Select(number => (object)number)]);

    public async Task RunAsync(CancellationToken cancel)
    {
        await PrepareAsync(cancel);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<DbDataReader> ReadAsync(CancellationToken cancel)
    {
        await PrepareAsync(cancel);
        return await command.ExecuteReaderAsync(cancel);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    // A connection plans each statement once. One that only reads is not open yet; the context closes it with itself.
    private async Task PrepareAsync(CancellationToken cancel)
    {
        if (command.Connection!.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancel);
        }
        command.CommandText = text.ToString();
        await command.PrepareAsync(cancel);
    }

    private string Parameter(object? value)
    {
        if (value is null)
        {
            return "NULL";
        }
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
