namespace UsineCitoyenne.Core.Data;

/// <summary>The two databases the site runs on: SQLite embedded by default, PostgreSQL 15+ at scale.</summary>
public enum DatabaseEngine
{
    Sqlite,
    PostgreSql,
}
