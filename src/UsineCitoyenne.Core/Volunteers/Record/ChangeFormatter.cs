using System.Globalization;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>The values of the history as a person reads them.</summary>
public sealed class ChangeFormatter(VolunteerOptions options, TerritoryDirectory territories)
{
    internal string Of(ChangedField field, string value)
    {
        int Number() => int.Parse(value, CultureInfo.InvariantCulture);
        string Labels(OptionList list) => string.Join(", ", options.In(list, Number()).Select(option => option.Label));
        var told = field switch
        {
            ChangedField.Commune => territories.Current.CurrentCommune(value)?.Label ?? value,
            ChangedField.Profiles => Labels(OptionList.Profile),
            ChangedField.Availability => Labels(OptionList.Availability),
            ChangedField.State => VolunteerLabels.Of((VolunteerState)Number()),
            _ => value,
        };
        return told.Length == 0 ? "rien" : told;
    }

    internal static string NameOf(ChangedField field) => field switch
    {
        ChangedField.Commune => "Commune",
        ChangedField.Phone => "Téléphone",
        ChangedField.Profiles => "Savoir-faire",
        ChangedField.Availability => "Disponibilités",
        _ => "État",
    };
}
