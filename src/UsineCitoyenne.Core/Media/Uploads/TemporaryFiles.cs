using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Media.Renditions;

namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>Files sent, under <c>{DataFolder}/temporary</c>: each for the editor who sent it, and for a day.</summary>
public sealed class TemporaryFiles(Database database, MediaOptions options, PictureStudio studio, TimeProvider clock)
{
    private const int Batch = 500;
    private const int ChunkLength = 128 * 1024;
    private readonly UploadCleaner cleaner = new UploadCleaner(studio);
    private readonly string root = Path.Combine(database.Settings.DataFolder, "temporary");

    /// <summary>How long a file waits. Umbraco's own time-out for them is as long.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(1);

    public long MaximumBytes => options.MaximumBytes;

    /// <summary>In lower case, without a dot.</summary>
    public IReadOnlyList<string> AllowedExtensions =>
        [.. FileKind.Common.Append(FileKind.Texts).SelectMany(kind => kind.Extensions),
            .. FileKind.Optional.SelectMany(kind => kind.Extensions).Intersect(options.OtherExtensions, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Takes a file, checks that it is what it says, and cleans it.</summary>
    /// <param name="key">Chosen by the sender.</param>
    /// <param name="name">As the sender calls it.</param>
    /// <param name="content">Read to its end, or until it is too long.</param>
    /// <exception cref="UploadRefusedException">Too large, of a kind that is not taken, not what it says, or unreadable.</exception>
    public async Task<UploadedFile> ReceiveAsync(Editor editor, Guid key, string name, Stream content, CancellationToken cancel = default)
    {
        var extension = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        if (FileKind.Heic.Extensions.Contains(extension))
        {
            throw FromTelephone();
        }
        if (!AllowedExtensions.Contains(extension) || FileKind.OfExtension(extension) is not { } kind)
        {
            throw new UploadRefusedException(
                UploadRefusal.KindNotAllowed,
                $"Ce type de fichier n’est pas accepté. Types acceptés\u00A0: {string.Join(", ", AllowedExtensions)}.");
        }
        Directory.CreateDirectory(root);
        // A name of its own until it is recorded: a second file under the same key cannot replace the first.
        var partial = Path.Combine(root, $"{Guid.NewGuid():N}.partial");
        try
        {
            await CopyAsync(content, partial, cancel);
            var found = FileSignature.Read(partial);
            if (found == FileKind.Heic)
            {
                throw FromTelephone();
            }
            if (found != kind)
            {
                throw new UploadRefusedException(
                    UploadRefusal.NotWhatItSays,
                    $"Le contenu de ce fichier n’est pas celui d’un fichier {kind.Name}, contrairement à ce que dit son nom.");
            }
            var (width, height) = await cleaner.CleanAsync(partial, kind, cancel);
            var row = new TemporaryFile
            {
                Key = key,
                EditorKey = editor.Key,
                Name = name.Length > 255 ? name[^255..] : name,
                Extension = kind.Extensions[0],
                Bytes = new FileInfo(partial).Length,
                Width = width,
                Height = height,
                SentAt = clock.GetUtcNow().UtcDateTime,
            };
            await database.WriteAsync(async db =>
            {
                if (await db.Set<TemporaryFile>().AnyAsync(file => file.Key == key, cancel))
                {
                    throw new UploadRefusedException(UploadRefusal.KindNotAllowed, "Un fichier porte déjà cet identifiant.");
                }
                db.Add(row);
                await db.SaveChangesAsync(cancel);
                File.Move(partial, FileOf(row));
            }, cancel);
            return Read(row);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>For a call that says itself that it carries more than <see cref="MaximumBytes"/>.</summary>
    public UploadRefusedException TooLarge() =>
        new(UploadRefusal.TooLarge, $"Ce fichier dépasse la taille permise\u00A0: {options.MaximumMegabytes}\u00A0Mo.");

    private static UploadRefusedException FromTelephone() => new(
        UploadRefusal.KindNotAllowed,
        "Cette photo est au format HEIC, celui des iPhone, que les navigateurs ne montrent pas. Au moment de la choisir, touchez "
        + "Photos\u00A0› Options\u00A0› Compatible\u00A0: elle partira en JPEG.");

    /// <returns>Null when there is none, when it is another's, or when its day is over.</returns>
    public async Task<UploadedFile?> FindAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await Usable(db, editor, key).SingleOrDefaultAsync(cancel) is { } row ? Read(row) : null;
    }

    /// <returns>False when there is none, or when it is another's.</returns>
    public async Task<bool> DeleteAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        if (await FindAsync(editor, key, cancel) is not { } file)
        {
            return false;
        }
        var taken = await database.WriteAsync(db => TakeAsync(db, editor, key, cancel), cancel);
        Discard(file);
        return taken;
    }

    /// <summary>What <see cref="EraseOldAsync"/> would erase now.</summary>
    public async Task<int> CountOldAsync(CancellationToken cancel = default)
    {
        var before = clock.GetUtcNow().UtcDateTime - Lifetime;
        await using var db = database.Read();
        return await db.Set<TemporaryFile>().CountAsync(file => file.SentAt < before, cancel);
    }

    /// <summary>Erases what has waited for longer than <see cref="Lifetime"/>, and what a stop in the middle left.</summary>
    /// <returns>How many files were erased.</returns>
    public async Task<int> EraseOldAsync(CancellationToken cancel = default)
    {
        Directory.CreateDirectory(root);
        var before = clock.GetUtcNow().UtcDateTime - Lifetime;
        var erased = 0;
        List<TemporaryFile> old;
        do
        {
            old = await database.WriteAsync(async db =>
            {
                var rows = await db.Set<TemporaryFile>().Where(file => file.SentAt < before).OrderBy(file => file.SentAt).Take(Batch)
                    .ToListAsync(cancel);
                var keys = rows.ConvertAll(row => row.Key);
                await db.Set<TemporaryFile>().Where(file => keys.Contains(file.Key)).ExecuteDeleteAsync(cancel);
                db.ChangeTracker.Clear();
                return rows;
            }, cancel);
            old.ForEach(row => File.Delete(FileOf(row)));
            erased += old.Count;
        }
        while (old.Count == Batch);
        foreach (var lost in new DirectoryInfo(root).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before - Lifetime))
        {
            lost.Delete();
        }
        return erased;
    }

    /// <summary>Takes the file out of the waiting room, in the transaction that gives it a media item.</summary>
    /// <returns>False when somebody else took it meanwhile.</returns>
    internal async Task<bool> TakeAsync(SiteDbContext db, Editor editor, Guid key, CancellationToken cancel) =>
        await Usable(db, editor, key).ExecuteDeleteAsync(cancel) == 1;

    /// <summary>Once the transaction is over.</summary>
    internal static void Discard(UploadedFile file) => File.Delete(file.Path);

    private IQueryable<TemporaryFile> Usable(SiteDbContext db, Editor editor, Guid key)
    {
        var after = clock.GetUtcNow().UtcDateTime - Lifetime;
        return db.Set<TemporaryFile>().Where(file => file.Key == key && file.EditorKey == editor.Key && file.SentAt >= after);
    }

    private UploadedFile Read(TemporaryFile row) =>
        new(row.Key, row.Name, FileKind.OfExtension(row.Extension)!, row.Bytes, row.Width, row.Height, FileOf(row))
        {
            Until = row.SentAt
            + Lifetime
        };

    private string FileOf(TemporaryFile row) => Path.Combine(root, $"{row.Key:N}.{row.Extension}");

    private async Task CopyAsync(Stream content, string file, CancellationToken cancel)
    {
        await using var output = File.Create(file);
        var buffer = new byte[ChunkLength];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            if (output.Length + read > options.MaximumBytes)
            {
                throw TooLarge();
            }
            await output.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }
}
