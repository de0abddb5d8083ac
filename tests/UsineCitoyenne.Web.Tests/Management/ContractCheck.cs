using System.Text.Json.Nodes;

namespace UsineCitoyenne.Web.Tests.Management;

/// <summary>Compares the names in an answer with those that the contract gives to its schema.</summary>
internal static class ContractCheck
{
    /// <param name="part">Names on the way to the object, with slashes; of a list, the first item is looked at. <c>[]</c>: the answer is
    /// one.</param>
    /// <param name="names">All that the schema has; those it does not require end with a question mark.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Breach(JsonNode answer, string part, string names)
    {
        var node = answer;
        foreach (var step in part.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = step == "[]" ? node : node?[step];
            if (node is JsonArray list)
            {
                node = list.Count > 0 ? list[0] : null;
            }
        }
        if (node is not JsonObject found)
        {
            return "nothing there";
        }
        var wanted = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var missing = wanted.Where(name => !name.EndsWith('?')).Except(found.Select(pair => pair.Key)).ToList();
        var unknown = found.Select(pair => pair.Key).Except(wanted.Select(name => name.TrimEnd('?'))).ToList();
        return missing.Count + unknown.Count == 0 ? null : $"missing [{string.Join(' ', missing)}], unknown [{string.Join(' ', unknown)}]";
    }
}
