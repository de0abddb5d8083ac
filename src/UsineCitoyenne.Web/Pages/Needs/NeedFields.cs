using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Pages.Needs;

/// <summary>What the public form and a responsable's have in common. Drawn by <c>_NeedFields</c>.</summary>
/// <param name="Products">What may be asked for.</param>
/// <param name="CommuneChoices">To pick from, when what was typed means several.</param>
public sealed record NeedFields(
    NeedInput Input, IReadOnlyList<ProductSheet> Products, IReadOnlyDictionary<string, string> Errors,
    IReadOnlyList<Territory> CommuneChoices)
{
    public IReadOnlyList<(string Value, string Label)> ProductChoices => [.. Products.Select(sheet => ($"{sheet.Id}", sheet.Name))];

    public static IReadOnlyList<(string Value, string Label)> Requesters { get; } =
        [.. Enum.GetValues<RequesterKind>().Select(kind => ($"{kind}", NeedLabels.Of(kind)))];

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    /// <summary>The commune that the text and the code mean, written into the input; its choices or refusal otherwise.</summary>
    public static (IReadOnlyList<Territory> Choices, string? Refusal) ResolveCommune(NeedInput input, Gazetteer gazetteer, Territory? near)
    {
        if (string.IsNullOrWhiteSpace(input.Commune))
        {
            return ([], null);
        }
        var answer = gazetteer.Resolve(input.Commune, input.CommuneCode, near);
        input.CommuneCode = answer.Found?.Code;
        if (answer.Found is { } found)
        {
            // Shown again, the field says which of the homonyms was chosen.
            input.Commune = found.Label;
        }
        return (answer.Choices, answer.Found is null ? answer.Refusal : null);
    }

    /// <summary>« Trouver ma commune », without JavaScript: the communes that the typed text means.</summary>
    public static IReadOnlyList<Territory> SearchCommune(NeedInput input, Gazetteer gazetteer, Territory? near)
    {
        input.CommuneCode = null;
        return gazetteer.Search(input.Commune, 30, near);
    }
}
