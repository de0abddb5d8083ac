using System.IO.Compression;
using System.Text.Json;

namespace UsineCitoyenne.Core.Territories.Import;

/// <summary>An edition as <c>Assets/territories.mjs</c> writes it: gzipped JSON whose first two properties are version and date.</summary>
internal sealed record EditionFile(
    string Version,
    DateOnly Date,
    List<EditionRegion> Regions,
    List<EditionDepartement> Departements,
    List<EditionEpci> Epcis,
    List<EditionCommune> Communes,
    List<EditionPart> Arrondissements,
    List<EditionPart> Deleguees,
    List<EditionPart> Associees)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public DateTime ValidFrom => Date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    public static EditionFile Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<EditionFile>(json, Json)
        ?? throw new InvalidDataException("The territories' edition is empty.");

    /// <summary>The version alone, without reading the rest.</summary>
    /// <exception cref="InvalidDataException">The file does not begin with its version.</exception>
    public static string VersionOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        return reader.Read() && reader.Read() && reader.ValueTextEquals("version")
            && reader.Read() && reader.GetString() is { Length: > 0 } version
            ? version
            : throw new InvalidDataException("A territories' edition begins with its version.");
    }

    /// <summary>The first bytes, among which the version is; the stream is then where it was.</summary>
    public static async Task<byte[]> UnzipBeginningAsync(Stream gzip, CancellationToken cancel)
    {
        var start = gzip.Position;
        var beginning = new byte[256];
        await using (var unzipped = new GZipStream(gzip, CompressionMode.Decompress, leaveOpen: true))
        {
            Array.Resize(ref beginning, await unzipped.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancel));
        }
        gzip.Position = start;
        return beginning;
    }

    public static async Task<byte[]> UnzipAsync(Stream gzip, CancellationToken cancel)
    {
        using var json = new MemoryStream();
        await using var unzipped = new GZipStream(gzip, CompressionMode.Decompress, leaveOpen: true);
        await unzipped.CopyToAsync(json, cancel);
        return json.ToArray();
    }
}

internal sealed record EditionRegion(string Code, string Name, int Liaison, string ChefLieu, string Zone);

internal sealed record EditionDepartement(string Code, string Name, int Liaison, string Region, string ChefLieu, string Zone);

internal sealed record EditionEpci(string Code, string Name, string Type);

internal sealed record EditionCommune(
    string Code,
    string Name,
    int Liaison,
    string Departement,
    string? Epci = null,
    string? Postcodes = null,
    int? Population = null,
    List<string>? OldCodes = null);

/// <summary>A part of a commune: arrondissement municipal, commune déléguée or associée.</summary>
internal sealed record EditionPart(
    string Code, string Name, int Liaison, string Commune, string? Postcodes = null, int? Population = null);
