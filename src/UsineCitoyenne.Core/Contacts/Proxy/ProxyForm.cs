using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Contacts.Proxy;

/// <summary>What a responsable wrote down for somebody, from a paper form or a call.</summary>
/// <param name="Person">Without an address, the agreements are those the person gave aloud.</param>
/// <param name="EvenIfKnown">The responsable saw that somebody of this name is there, and says it is another person.</param>
public sealed record ProxyForm(SignUpForm Person, bool EvenIfKnown);

/// <summary>What came of it.</summary>
/// <param name="Errors">By field name, in French; empty when the person is entered.</param>
/// <param name="VolunteerId">Null when nothing was stored, or when the person has an address and confirms by it like anybody.</param>
/// <param name="Namesake">Somebody of the same name is in the commune already.</param>
public sealed record ProxyOutcome(IReadOnlyDictionary<string, string> Errors, long? VolunteerId, bool Namesake = false);

/// <summary>What the person takes home.</summary>
/// <param name="Commune">Label of today's commune.</param>
/// <param name="RecordUrl">The personal link, as a text and for a QR code.</param>
/// <param name="HeardBy">Name of who heard the agreement; empty when the person confirmed by mail.</param>
/// <param name="At">When it was given, UTC.</param>
/// <param name="Texts">As agreed to, word for word, with their versions.</param>
public sealed record ConfirmationSlip(
    string FirstName, string LastName, string Commune, string RecordUrl, string HeardBy, DateTime At,
    IReadOnlyList<(string Body, int Version)> Texts);
