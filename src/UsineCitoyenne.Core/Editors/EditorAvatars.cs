using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Editors;

/// <summary>
/// Pictures of the back office's users, square and small, under <c>{DataFolder}/avatars</c>: never the file that was sent.
/// </summary>
public sealed class EditorAvatars(Database database, TemporaryFiles uploads, PictureStudio studio, Audit audit, TimeProvider clock)
{
    /// <summary>Side of the square, in pixels, at most.</summary>
    public const int Side = 300;

    private readonly string root = FolderOf(database);

    /// <param name="by">The user, or who may manage them.</param>
    /// <param name="upload">Key of a picture that <paramref name="by"/> sent.</param>
    /// <exception cref="UploadRefusedException">No picture, or one that cannot be read.</exception>
    /// <exception cref="ContentException">The file that was sent is gone, or there is no such user.</exception>
    /// <exception cref="EditorDeniedException">Another's picture, without the right to manage them.</exception>
    public async Task SetAsync(Editor by, Guid user, Guid upload, CancellationToken cancel = default)
    {
        var file = await uploads.FindAsync(by, upload, cancel) ?? throw Gone();
        if (file is not { Kind.Family: FileFamily.Picture, Width: { } width, Height: { } height })
        {
            throw new UploadRefusedException(UploadRefusal.KindNotAllowed, "Choisissez une photo ou une image.");
        }
        var square = PictureRegion.Around(FocalPoint.Centre, (double)width / height, 1);
        var name = $"{Guid.NewGuid():N}.{PictureFormat.WebP.Extension()}";
        var bytes = await RenderAsync(file, new Rendition("", square, Side, Side, 0), cancel);
        Directory.CreateDirectory(root);
        await File.WriteAllBytesAsync(Path.Combine(root, name), bytes, cancel);
        try
        {
            var replaced = await ChangeAsync(by, user, name, async db =>
            {
                if (!await uploads.TakeAsync(db, by, upload, cancel))
                {
                    throw Gone();
                }
            }, cancel);
            TemporaryFiles.Discard(file);
            Erase(root, replaced);
        }
        catch
        {
            Erase(root, name);
            throw;
        }
    }

    /// <inheritdoc cref="SetAsync"/>
    public async Task RemoveAsync(Editor by, Guid user, CancellationToken cancel = default) =>
        Erase(root, await ChangeAsync(by, user, null, _ => Task.CompletedTask, cancel));

    /// <summary>Any colleague may see it.</summary>
    /// <returns>The file, a WebP; null when there is none.</returns>
    public async Task<string?> FileAsync(Guid user, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var name = await db.Set<BackofficeUser>().Where(row => row.Key == user).Select(row => row.Avatar).SingleOrDefaultAsync(cancel);
        return name is not null && Path.Combine(root, name) is var file && File.Exists(file) ? file : null;
    }

    /// <summary>Once the transaction that let go of it is over.</summary>
    /// <param name="name">Null for none.</param>
    internal static void Erase(string root, string? name)
    {
        if (name is not null && Path.Combine(root, name) is var file && File.Exists(file))
        {
            File.Delete(file);
        }
    }

    internal static string FolderOf(Database database) => Path.Combine(database.Settings.DataFolder, "avatars");

    private async Task<byte[]> RenderAsync(UploadedFile file, Rendition rendition, CancellationToken cancel)
    {
        try
        {
            return await studio.RenderAsync(file.Path, rendition, PictureFormat.WebP, cancel);
        }
        catch (PictureException failure)
        {
            throw new UploadRefusedException(UploadRefusal.Unreadable, failure.Message, failure);
        }
    }

    /// <returns>The name of the picture that was there.</returns>
    private Task<string?> ChangeAsync(Editor by, Guid key, string? avatar, Func<SiteDbContext, Task> before, CancellationToken cancel) =>
        database.WriteAsync(async db =>
        {
            var user = await db.Set<BackofficeUser>().Include(row => row.Groups).FirstOrDefaultAsync(row => row.Key == key, cancel)
                ?? throw new ContentNotFoundException("Cette personne n’existe pas ou n’existe plus.");
            if (by.Key != key)
            {
                UserRules.RequireMayManage(by, user);
            }
            await before(db);
            var replaced = user.Avatar;
            (user.Avatar, user.UpdateDate) = (avatar, clock.GetUtcNow().UtcDateTime);
            audit.Record(db, AuditAction.EditorChanged, by.AccountId, detail: $"account:{user.AccountId}");
            return replaced;
        }, cancel);

    private static ContentException Gone() => new("L’image envoyée n’est plus là\u00A0: envoyez-la à nouveau.");
}
