using System.Text;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Demo;

namespace UsineCitoyenne.Benchmarks.Import;

/// <summary>
/// A spreadsheet of volunteers as associations keep them: half the communes by their code, half by name and postcode, one row in a hundred
/// bad.
/// </summary>
internal static class ImportFile
{
    private const int BadEvery = 100;

    public static int BadRows(int rows) => rows / BadEvery;

    public static void Write(string path, Gazetteer gazetteer, int rows)
    {
        var random = new Random(95);
        var communes = gazetteer.Communes.Where(commune => commune is { Population: > 0, Postcodes.Count: > 0 }).ToArray();
        using var file = new StreamWriter(path, false, new UTF8Encoding(true));
        file.WriteLine("Prénom;Nom;E-mail;Téléphone;Code INSEE;Commune;Code postal;Profils;Disponibilités;Message");
        for (var row = 1; row <= rows; row++)
        {
            var firstName = DemoNames.First[random.Next(DemoNames.First.Length)];
            var lastName = DemoNames.Last[random.Next(DemoNames.Last.Length)];
            var email = $"{Folding.Slug(firstName)}.{Folding.Slug(lastName)}.{row}@example.org";
            var commune = communes[random.Next(communes.Length)];
            var place = row % 2 == 0 ? $"{commune.Code};;" : $";{commune.Name};{commune.Postcodes[0]}";
            var phone = $"06 39 98 {random.Next(100):00} {random.Next(100):00}";
            var profiles = "couture, transport";
            if (row % BadEvery == 0)
            {
                switch (row / BadEvery % 5)
                {
                    case 0: email = ""; break;
                    case 1: email = "pas une adresse"; break;
                    case 2: place = ";Nulle-Part;99999"; break;
                    case 3: phone = "12"; break;
                    default: profiles = "acrobatie"; break;
                }
            }
            file.WriteLine($"{firstName};{lastName};{email};{phone};{place};{profiles};soir;Le matin de préférence");
        }
    }
}
