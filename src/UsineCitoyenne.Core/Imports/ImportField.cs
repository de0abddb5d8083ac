namespace UsineCitoyenne.Core.Imports;

/// <summary>What a column of an imported file may hold.</summary>
public enum ImportField
{
    FirstName = 0,
    LastName = 1,
    Email = 2,
    Phone = 3,

    /// <summary>INSEE code of the commune.</summary>
    Insee = 4,
    Postcode = 5,
    Commune = 6,
    Profiles = 7,
    Availability = 8,
    Equipment = 9,
    Note = 10,

    /// <summary>Both names in one cell.</summary>
    FullName = 11,

    /// <summary>Ends with a postcode and a commune.</summary>
    Address = 12,
}
