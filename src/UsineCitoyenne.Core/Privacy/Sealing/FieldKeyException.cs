namespace UsineCitoyenne.Core.Privacy.Sealing;

/// <summary>
/// The key of the phone numbers and notes is not the one that sealed them. The message, in French, holds nothing of what is sealed.
/// </summary>
public sealed class FieldKeyException : Exception
{
    internal FieldKeyException(string message)
        : base(message)
    {
    }

    internal static FieldKeyException Of(SealedColumn column) => new(
        $"une valeur de « {column} » ne s’ouvre pas : elle est d’une autre clé, d’une autre colonne, ou abîmée.");
}
