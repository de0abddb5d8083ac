using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>Finds the rows that hold every word of a search: in their text, or by the name or postcode of their commune.</summary>
internal static class ContactWords
{
    /// <returns>Null when nothing was asked.</returns>
    public static RowSet? Find(string query, ContactColumns columns, TextArena text, Gazetteer gazetteer)
    {
        RowSet? all = null;
        foreach (var word in Split(query))
        {
            var found = new RowSet(columns.Count);
            text.Search(word, found);
            AddCommunes(word, columns, gazetteer, found);
            if (all is null)
            {
                all = found;
            }
            else
            {
                all.IntersectWith(found);
            }
        }
        return all;
    }

    // An address or a phone number is one word whatever its punctuation.
    private static IEnumerable<string> Split(string query)
    {
        var digits = new string([.. query.Where(char.IsAsciiDigit)]);
        if (digits.Length >= 6 && query.All(character => char.IsAsciiDigit(character) || character is ' ' or '.' or '-' or '+'))
        {
            return [digits];
        }
        return query.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(word => word.Contains('@', StringComparison.Ordinal) ? [word.ToLowerInvariant()] : Folding.Fold(word).Split(' '))
            .Where(word => word.Length > 0)
            .Distinct();
    }

    private static void AddCommunes(string word, ContactColumns columns, Gazetteer gazetteer, RowSet found)
    {
        var wanted = new bool[gazetteer.Communes.Count];
        var any = false;
        for (var index = 0; index < wanted.Length; index++)
        {
            var commune = gazetteer.Communes[index];
            wanted[index] = commune.FoldedName.StartsWith(word, StringComparison.Ordinal)
                || commune.FoldedName.Contains(" " + word, StringComparison.Ordinal)
                || (char.IsAsciiDigit(word[0]) && commune.Postcodes.Any(postcode => postcode.StartsWith(word, StringComparison.Ordinal)));
            any |= wanted[index];
        }
        for (var row = 0; any && row < columns.Count; row++)
        {
            if (columns.Commune[row] >= 0 && wanted[columns.Commune[row]])
            {
                found.Add(row);
            }
        }
    }
}
