namespace UsineCitoyenne.Core.Data;

/// <summary>
/// Whether what the site writes would be kept now: room on the disk, a folder that takes a file, a database that is no standby.
/// </summary>
public sealed class StorageCheck(Database database)
{
    private const long LeastFreeBytes = 16L << 20;
    private static readonly byte[] Probe = new byte[4096];

    /// <summary>Null when all is well; otherwise <c>full</c>, <c>unwritable</c> or <c>read-only</c>.</summary>
    public async Task<string?> WhyNotAsync(CancellationToken cancel = default) =>
        Folder() ?? (await IsReadOnlyAsync(cancel) ? "read-only" : null);

    private string? Folder()
    {
        var folder = database.Settings.DataFolder;
        var file = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(file, Probe);
            return new DriveInfo(folder).AvailableFreeSpace < LeastFreeBytes ? "full" : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return StorageUnavailableException.Explains(failure) ? "full" : "unwritable";
        }
        finally
        {
            Remove(file);
        }
    }

    // On a full disk the file stands there, empty.
    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }

    private async Task<bool> IsReadOnlyAsync(CancellationToken cancel)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            return false;
        }
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SHOW transaction_read_only";
        return await command.ExecuteScalarAsync(cancel) is "on";
    }
}
