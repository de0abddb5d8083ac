namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>Undoes the unit of work of a gesture that is refused: nothing of it stays.</summary>
internal sealed class RefusedException(IReadOnlyDictionary<string, string> errors) : Exception
{
    public RefusedException(string field, string why)
        : this(new Dictionary<string, string> { [field] = why })
    {
    }

    public IReadOnlyDictionary<string, string> Errors => errors;

    public static void ThrowIfAny(IReadOnlyDictionary<string, string> errors)
    {
        if (errors.Count > 0)
        {
            throw new RefusedException(errors);
        }
    }
}
