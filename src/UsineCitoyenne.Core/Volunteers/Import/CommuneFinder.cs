using System.Diagnostics.CodeAnalysis;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>Finds the commune that a spreadsheet means by its name, its postcode, or both. Answers are kept: files repeat themselves.</summary>
internal sealed class CommuneFinder
{
    private readonly Dictionary<(string Name, string Postcode), (string Code, string? Reason)> known = [];

    public bool TryFind(Gazetteer gazetteer, string name, string postcode, out string code, [NotNullWhen(false)] out string? reason)
    {
        var key = (Folding.Fold(name), postcode.Length == 4 ? "0" + postcode : postcode);
        if (!known.TryGetValue(key, out var answer))
        {
            known[key] = answer = Find(gazetteer, key.Item1, key.Item2);
        }
        (code, reason) = answer;
        return answer.Reason is null;
    }

    private static (string Code, string? Reason) Find(Gazetteer gazetteer, string foldedName, string postcode)
    {
        var candidates = postcode.Length > 0
            ? gazetteer.CommunesByPostcode(postcode)
            : [.. gazetteer.Communes.Where(commune => Folding.Fold(commune.Name) == foldedName)];
        if (foldedName.Length > 0 && candidates.Count > 1)
        {
            candidates = [.. candidates.Where(commune => Folding.Fold(commune.Name) == foldedName)];
        }
        return candidates.Count switch
        {
            1 => (candidates[0].Code, null),
            0 => ("", "commune inconnue"),
            _ => ("", "commune ambiguë : ajoutez le code Insee ou le code postal"),
        };
    }
}
