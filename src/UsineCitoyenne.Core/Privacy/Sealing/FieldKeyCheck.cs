using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy.Sealing;

/// <summary>
/// Says at start whether the key of the phone numbers and notes is the database's own: a database restored without it is told at once.
/// </summary>
public sealed class FieldKeyCheck(Database database)
{
    /// <summary>Where the key is, as an operator reads it.</summary>
    public string KeyPlace => string.IsNullOrEmpty(database.Settings.FieldKey)
        ? Path.Combine(database.Settings.DataFolder, "keys", FieldCipher.FileName)
        : "Site__FieldKey";

    /// <summary>
    /// A new database takes the key there is, or a new one. Where the settings name a new key beside the former one, rows are due to be
    /// sealed again.
    /// </summary>
    /// <exception cref="FieldKeyException">Another key, or none: nothing was changed.</exception>
    public async Task VerifyAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var seal = await db.Set<FieldSeal>().SingleOrDefaultAsync(cancel);
        if (seal is null || Needs(seal))
        {
            await database.WriteAsync(async writing =>
            {
                if (await writing.Set<FieldSeal>().SingleOrDefaultAsync(cancel) is not { } row)
                {
                    writing.Add(FieldSeal.With(database.Cipher));
                }
                else if (Needs(row))
                {
                    row.Rotate(database.Cipher);
                }
            }, cancel);
        }
    }

    /// <returns>True when the row is of the former key.</returns>
    private bool Needs(FieldSeal seal)
    {
        if (!database.Cipher.HasKey)
        {
            throw new FieldKeyException($"la clé {KeyPlace} manque, et cette base en a besoin.");
        }
        Require(seal.Check, "la base a été scellée avec une autre clé que");
        if (seal.FormerCheck.Length > 0)
        {
            Require(seal.FormerCheck, "le changement de clé n’est pas fini : laissez Site__FormerFieldKey à côté de");
        }
        return database.Cipher.IsDue(seal.Check);
    }

    private void Require(string check, string otherwise)
    {
        try
        {
            if (database.Cipher.Open(check, FieldSeal.Column) == FieldSeal.Word)
            {
                return;
            }
        }
        catch (FieldKeyException)
        {
            // Told below, with where the key is.
        }
        throw new FieldKeyException($"{otherwise} {KeyPlace}.");
    }
}
