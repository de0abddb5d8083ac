using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Data;

// Everything that the boundary tests forbid, once. Never run: only its compiled code is read.
namespace Planted.Volunteers
{
    internal sealed class Volunteer
    {
        public int Id { get; set; }
    }

    internal sealed class Roster(DbContext db)
    {
        public Task<int> OwnAsync() => db.Set<Volunteer>().CountAsync();

        public Task<int> TerritoryAsync() => db.Set<Territories.Commune>().CountAsync();

        public void Trace() => db.Add(new Privacy.AuditEntry());
    }

    internal static class VolunteersSetup
    {
        public static IServiceCollection AddVolunteers(this IServiceCollection services) => services.AddSingleton<Roster>();
    }
}

namespace Planted.Territories
{
    internal sealed class Commune;
}

namespace Planted.Privacy
{
    internal sealed class AuditEntry;

    internal sealed class Consent;
}

namespace Planted.Mailing
{
    internal sealed class Thief(DbContext db)
    {
        public Task<int> QueryAsync() => db.Set<Volunteers.Volunteer>().CountAsync();

        public async Task<int> QueryInALambdaAsync()
        {
            await Task.Yield();
            return await db.Set<Territories.Commune>().CountAsync(_ => db.Set<Volunteers.Volunteer>().Any(one => one.Id == 1));
        }

        public void Create() => db.Add(new Volunteers.Volunteer());

        public Task<int> SqlAsync(int id) => db.Database.ExecuteSqlAsync($"""DELETE FROM "Volunteer" WHERE "Id" = {id}""");

        public Task<List<Privacy.Consent>> ConsentsAsync() => db.Set<Privacy.Consent>().ToListAsync();

        public void Wire(IServiceCollection services) => services.AddSingleton<Thief>();
    }
}

namespace Planted.Jobs
{
    internal sealed class Asker(DatabaseOptions options, DbContext db, DbConnection connection)
    {
        public SqliteConnection? Kept { get; set; }

        public bool ByOptions() => options.Engine == DatabaseEngine.PostgreSql;

        public bool ByProvider() => db.Database.ProviderName == "x";

        public bool ByConnection() => connection is SqliteConnection;

        public async Task<int> LockAsync(int id)
        {
            await Task.Yield();
            return await db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Job\" WHERE \"Id\" = {id} FOR UPDATE");
        }

        public Task<int> BothAsync(int id) => db.Database.ExecuteSqlAsync($"UPDATE \"Job\" SET \"Done\" = true WHERE \"Id\" = {id}");
    }
}

namespace Planted.Data
{
    internal sealed class Dialects(DatabaseOptions options)
    {
        public bool ByOptions() => options.Engine == DatabaseEngine.PostgreSql;
    }
}
