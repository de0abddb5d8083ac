using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>Finds the rows that hold every word of a search: in their text, or by the name or postcode of their commune.</summary>
internal static class ContactTextSearch
{
    /// <returns>Null when nothing was asked.</returns>
    public static RowSet? Find(ContactQuery query, ContactColumns columns, TextArena text, ContactCommunes communes)
    {
        RowSet? all = null;
        foreach (var word in Split(query.Text))
        {
            var found = new RowSet(columns.Count);
            if (query.NamesOnly)
            {
                AddNames(word, columns, found);
            }
            else
            {
                text.Search(word, found);
            }
            AddCommunes(word, columns, communes, found);
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
        if (PhoneNumber.Sought(query) is { } digits)
        {
            return [digits];
        }
        return query.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(word => word.Contains('@', StringComparison.Ordinal) ? [EmailAddress.Key(word)] : Folding.Fold(word).Split(' '))
            .Where(word => word.Length > 0)
            .Distinct();
    }

    private static void AddNames(string word, ContactColumns columns, RowSet found)
    {
        Span<char> name = stackalloc char[NameKey.Letters];
        for (var row = 0; row < columns.Count; row++)
        {
            NameKey.Read(columns.Name[row], name);
            if (name.IndexOf(word) >= 0)
            {
                found.Add(row);
            }
        }
    }

    private static void AddCommunes(string word, ContactColumns columns, ContactCommunes communes, RowSet found)
    {
        var wanted = new bool[communes.Count];
        var any = false;
        var digits = char.IsAsciiDigit(word[0]);
        var inside = " " + word;
        for (var index = 0; index < wanted.Length; index++)
        {
            var name = communes.FoldedNames[index];
            wanted[index] = digits
                ? communes.Gazetteer.Communes[index].Postcodes.Any(postcode => postcode.StartsWith(word, StringComparison.Ordinal))
                : name.StartsWith(word, StringComparison.Ordinal) || name.Contains(inside, StringComparison.Ordinal);
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
