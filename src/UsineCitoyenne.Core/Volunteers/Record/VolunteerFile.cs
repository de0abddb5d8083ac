using System.Text.Json.Serialization;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>
/// Everything that the site keeps about one volunteer, for them to take away. Dates in UTC. Names of members are French: the reader is the
/// person.
/// </summary>
public sealed record VolunteerFile(
    [property: JsonPropertyName("fiche")] FileDetails Details,
    [property: JsonPropertyName("accords")] IReadOnlyList<FileConsent> Consents,
    [property: JsonPropertyName("messages")] IReadOnlyList<FileMail> Mails,
    [property: JsonPropertyName("lectures")] IReadOnlyList<FileRead> Reads)
{
    /// <summary>What responsables wrote about the person.</summary>
    [JsonPropertyName("notes")]
    public IReadOnlyList<FileNote> Notes { get; init; } = [];

    /// <summary>Labels that responsables put on the person.</summary>
    [JsonPropertyName("etiquettes")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What was changed, newest last.</summary>
    [JsonPropertyName("modifications")]
    public IReadOnlyList<FileChange> Changes { get; init; } = [];

    /// <summary>Kits, rounds, and what the person told of them.</summary>
    [JsonPropertyName("production")]
    public IReadOnlyList<string> Production { get; init; } = [];
}

public sealed record FileNote([property: JsonPropertyName("ecriteLe")] DateTime At, [property: JsonPropertyName("texte")] string Text);

/// <param name="By"><c>vous</c> or <c>responsable</c>.</param>
public sealed record FileChange(
    [property: JsonPropertyName("le")] DateTime At,
    [property: JsonPropertyName("champ")] string Field,
    [property: JsonPropertyName("avant")] string Before,
    [property: JsonPropertyName("apres")] string After,
    [property: JsonPropertyName("par")] string By);

/// <param name="Commune">Label of today's commune; the code is as declared.</param>
public sealed record FileDetails(
    [property: JsonPropertyName("prenom")] string FirstName,
    [property: JsonPropertyName("nom")] string LastName,
    [property: JsonPropertyName("adresseElectronique")] string Email,
    [property: JsonPropertyName("telephone")] string Phone,
    [property: JsonPropertyName("codeCommune")] string CommuneCode,
    [property: JsonPropertyName("commune")] string Commune,
    [property: JsonPropertyName("profils")] IReadOnlyList<string> Profiles,
    [property: JsonPropertyName("disponibilites")] IReadOnlyList<string> Availability,
    [property: JsonPropertyName("equipements")] IReadOnlyList<string> Equipment,
    [property: JsonPropertyName("message")] string Note,
    [property: JsonPropertyName("etat")] string State,
    [property: JsonPropertyName("inscriptionLe")] DateTime CreatedAt,
    [property: JsonPropertyName("confirmationLe")] DateTime? ConfirmedAt);

/// <param name="Channel">How it was given: <c>formulaire</c>, <c>fiche</c> or <c>import</c>.</param>
public sealed record FileConsent(
    [property: JsonPropertyName("finalite")] string Purpose,
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("texte")] string Text,
    [property: JsonPropertyName("donneLe")] DateTime GivenAt,
    [property: JsonPropertyName("retireLe")] DateTime? WithdrawnAt,
    [property: JsonPropertyName("par")] string Channel);

public sealed record FileMail(
    [property: JsonPropertyName("modele")] string Template,
    [property: JsonPropertyName("envoyeLe")] DateTime SentAt);

public sealed record FileRead(
    [property: JsonPropertyName("le")] DateTime At,
    [property: JsonPropertyName("acte")] string Use,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("territoire")] string Territory);
