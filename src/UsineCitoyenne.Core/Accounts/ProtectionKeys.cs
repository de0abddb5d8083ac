using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>Reads and stores the host's cookie keys. The host adapts it to its own key interface, which is not asynchronous.</summary>
public sealed class ProtectionKeys(Database database)
{
    public IReadOnlyList<string> All()
    {
        using var db = database.Read();
        return [.. db.Set<ProtectionKey>().OrderBy(key => key.Name).Select(key => key.Xml)];
    }

    public void Store(string name, string xml) => database.WriteAsync(async db =>
    {
        if (!await db.Set<ProtectionKey>().AnyAsync(key => key.Name == name))
        {
            db.Add(new ProtectionKey { Name = name, Xml = xml });
        }
    }).GetAwaiter().GetResult();
}
