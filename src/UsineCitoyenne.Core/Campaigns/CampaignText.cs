using System.Text;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>Subject and paragraphs with fields in braces, filled for each recipient.</summary>
public static partial class CampaignText
{
    public const int SubjectLength = 120;
    public const int BodyLength = 8000;

    /// <summary>As they are written in the text, without braces. Accents and case do not count.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["prénom", "commune", "département", "organisateur"];

    private static readonly HashSet<string> Known = [.. Fields.Select(Folding.Fold)];

    /// <summary>What is wrong, by field's name, in French.</summary>
    internal static Dictionary<string, string> Check(string? subject, string? body)
    {
        var errors = new Dictionary<string, string>();
        Check(errors, "Subject", Clean(subject), SubjectLength, "Donnez un objet : c’est ce qu’on lit d’abord.");
        Check(errors, "Body", Clean(body), BodyLength, "Écrivez votre message.");
        return errors;
    }

    /// <summary>Without what cannot be seen; lines end alike.</summary>
    internal static string Clean(string? typed) =>
        new string([.. (typed ?? "").ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC)
            .Where(letter => letter == '\n' || !char.IsControl(letter))]).Trim();

    /// <param name="values">By folded name.</param>
    internal static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Field().Replace(text, match => values.GetValueOrDefault(Folding.Fold(match.Groups[1].Value), match.Value));

    /// <summary>An empty line parts two paragraphs.</summary>
    internal static IEnumerable<string> Paragraphs(string body) =>
        Blank().Split(body).Select(paragraph => paragraph.Trim('\n')).Where(paragraph => paragraph.Length > 0);

    /// <summary>Name, role and territory of who signs, a line each.</summary>
    internal static string Sign(Responsable by, Gazetteer gazetteer)
    {
        var mandate = by.Mandates.First(held => held.Rights.HasFlag(MandateRights.WritesMails));
        return $"{by.Name}\n{mandate.Name} — {gazetteer.LabelOf(mandate.Territory)}";
    }

    private static void Check(Dictionary<string, string> errors, string name, string text, int length, string whenEmpty)
    {
        var unknown = Field().Matches(text).Select(match => match.Value).FirstOrDefault(field => !Known.Contains(Folding.Fold(field)));
        if (text.Length == 0)
        {
            errors[name] = whenEmpty;
        }
        else if (text.Length > length)
        {
            errors[name] = $"Ce texte compte {FrenchNumber.Of(text.Length)} caractères : {FrenchNumber.Of(length)} au plus.";
        }
        else if (unknown is not null)
        {
            errors[name] =
                $"Le champ « {unknown} » n’existe pas. Choisissez parmi {string.Join(", ", Fields.Select(field => $"{{{field}}}"))}.";
        }
    }

    [GeneratedRegex(@"\{([^{}\n]*)\}")]
    private static partial Regex Field();

    [GeneratedRegex(@"\n[ \t]*(?:\n[ \t]*)+")]
    private static partial Regex Blank();
}
