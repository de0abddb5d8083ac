using UsineCitoyenne.Core.Volunteers.Answers;

namespace UsineCitoyenne.Core.Volunteers.SignUp;

/// <summary>
/// What a confirmation link would confirm, for the owner of the address to look at before the button. Whoever filled the form may have
/// mistyped the address: a name and a number are shown as far as their owner needs to know them again.
/// </summary>
/// <param name="Name">First name, and the first letter of the last.</param>
/// <param name="Phone">Its last two digits; empty for none.</param>
/// <param name="Help">What the person offers, one label a way.</param>
/// <param name="Agreements">The texts that were accepted in the form, as they were shown.</param>
public sealed record SubmittedSummary(string Name, string Phone, IReadOnlyList<string> Help, string Note, IReadOnlyList<string> Agreements)
{
    /// <summary>The calls that the form answers, and with how many.</summary>
    public IReadOnlyList<CallPart> Calls { get; init; } = [];

    internal static string Masked(string firstName, string lastName) => lastName.Length == 0 ? firstName
        : $"{firstName} {System.Globalization.StringInfo.GetNextTextElement(lastName)}.";
}
