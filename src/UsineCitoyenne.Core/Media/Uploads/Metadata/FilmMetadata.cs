namespace UsineCitoyenne.Core.Media.Uploads.Metadata;

/// <summary>Films and sounds lose what they tell of where, when and by whom, without being made again.</summary>
internal static class FilmMetadata
{
    /// <exception cref="UploadRefusedException">It is not built as it says.</exception>
    public static void Remove(string file, FileKind kind)
    {
        if (kind == FileKind.Mp3)
        {
            KeepSound(file);
            return;
        }
        using var film = File.Open(file, FileMode.Open, FileAccess.ReadWrite);
        if (!(kind == FileKind.WebM ? WebMMetadata.Blank(film) : Mp4Metadata.Blank(film)))
        {
            throw new UploadRefusedException(UploadRefusal.Unreadable,
                "Ce film ne peut pas être lu\u00A0: enregistrez-le à nouveau, en MP4, puis renvoyez-le.");
        }
    }

    private static void KeepSound(string file)
    {
        var copy = file + ".copy";
        try
        {
            using (var from = File.OpenRead(file))
            using (var to = File.Create(copy))
            {
                var (start, end) = Mp3Metadata.Sound(from);
                if (start == end)
                {
                    throw new UploadRefusedException(UploadRefusal.Unreadable,
                        "Ce fichier ne contient aucun son\u00A0: enregistrez-le à nouveau, en MP3, puis renvoyez-le.");
                }
                from.Position = start;
                from.CopyTo(to);
                to.SetLength(end - start);
            }
            File.Move(copy, file, overwrite: true);
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
