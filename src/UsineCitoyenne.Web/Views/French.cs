using System.Globalization;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Privacy.Journal;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Web.Views;

/// <summary>Numbers, dates and words as a French page writes them, whatever the machine's own language.</summary>
public static class French
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static string Number(long number) => FrenchNumber.Of(number);

    /// <summary>« 1 bénévole », « 8 472 bénévoles »; in French zero is singular.</summary>
    public static string Count(long number, string singular, string plural) => $"{Number(number)} {Word(number, singular, plural)}";

    public static string Word(long number, string singular, string plural) => FrenchNumber.Word(number, singular, plural);

    public static string Volunteers(int number) => number == 0 ? "Personne encore" : Count(number, "bénévole", "bénévoles");

    /// <summary>« 1er décembre 2026 », of a date that an editor typed.</summary>
    public static string Date(DateTime date) => (date.Day == 1 ? "1er" : $"{date.Day}") + date.ToString(" MMMM yyyy", Culture);

    /// <summary>The day in France of a moment in UTC.</summary>
    public static string Day(DateTime utc) => Date(Local(utc));

    /// <summary>« 2 nov. 2026 »</summary>
    public static string ShortDay(DateTime utc) => Local(utc).ToString("d MMM yyyy", Culture);

    public static string Moment(DateTime utc) => Local(utc).ToString("d MMM yyyy, HH:mm", Culture);

    /// <summary>The first moment, in UTC, of a day in France written as a browser (2026-12-01) or a person (1/12/2026) writes it.</summary>
    /// <param name="daysLater">Of the day so many days after.</param>
    public static bool TryMorningOf(string typed, out DateTime utc, int daysLater = 0)
    {
        utc = default;
        if (!DateTime.TryParseExact(typed.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
            || day.Year is < 1900 or > 2200)
        {
            return false;
        }
        utc = TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(day.AddDays(daysLater), DateTimeKind.Unspecified), Paris);
        return true;
    }

    /// <summary>The moment in UTC of a time in France as a browser (2026-12-01T18:30) or a person (1/12/2026 18:30) writes it.</summary>
    public static bool TryMoment(string typed, out DateTime utc)
    {
        utc = default;
        if (!DateTime.TryParseExact(typed.Trim(), ["yyyy-MM-dd'T'HH:mm", "d/M/yyyy H:mm"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var time))
        {
            return false;
        }
        utc = Paris.IsInvalidTime(time) ? default : TimeZoneInfo.ConvertTimeToUtc(time, Paris);
        return utc != default;
    }

    /// <summary>For a <c>datetime</c> attribute.</summary>
    public static string Iso(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Duration(int minutes) => minutes < 60 ? $"{minutes} min"
        : minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60:00}";

    /// <summary>A stored number as it is dialled from France.</summary>
    public static string Phone(string stored) => PhoneNumber.Show(stored);

    public static string Label(VolunteerState state) => VolunteerLabels.Of(state);

    public static string Label(Freshness freshness) => VolunteerLabels.Of(freshness);

    public static string Label(CommuneState state) => state switch
    {
        CommuneState.Sleeping => "À ouvrir",
        CommuneState.VolunteersPresent => "Cherche un responsable",
        CommuneState.Organised => "Organisée",
        CommuneState.Committed => "Mairie engagée",
        CommuneState.Producing => "En production",
        _ => "Au repos",
    };

    public static string Label(ResponsableState state) => state switch
    {
        ResponsableState.Standing => "En exercice",
        ResponsableState.Coming => "À venir",
        _ => "Suspendu",
    };

    public static string Label(TerritoryKind level) => level switch
    {
        TerritoryKind.Nation => "National",
        TerritoryKind.Region => "Région",
        TerritoryKind.Departement => "Département",
        TerritoryKind.Epci => "Intercommunalité",
        _ => "Commune",
    };

    public static string Label(MovementKind kind) => kind switch
    {
        MovementKind.Receipt => "Matière reçue",
        MovementKind.Transformation => "Fabriqué sur place",
        MovementKind.HandOut => "Kits remis",
        MovementKind.Collection => "Kits repris",
        MovementKind.Loss => "Perte",
        MovementKind.Rejection => "Rebut",
        MovementKind.Departure => "Envoi",
        MovementKind.Arrival => "Arrivée",
        MovementKind.Distribution => "Distribution",
        MovementKind.Split => "Lot partagé",
        MovementKind.Merge => "Lots réunis",
        MovementKind.Count => "Comptage",
        MovementKind.Counterpart => "Suite d’un comptage",
        MovementKind.Reversal => "Annulation",
        _ => "Écart expliqué",
    };

    public static string Label(DetailsUse use) => use switch
    {
        DetailsUse.Listed => "Affichées dans une liste",
        DetailsUse.Opened => "Fiche ouverte",
        DetailsUse.Exported => "Exportées dans un fichier",
        DetailsUse.Imported => "Importées d’un fichier",
        DetailsUse.Entered => "Inscription de vive voix",
        DetailsUse.Mailed => "Un message vous a été envoyé",
        DetailsUse.Noted => "Note écrite sur votre fiche",
        DetailsUse.Fetched => "Adresse montrée à la personne qui passe chercher vos pièces",
        DetailsUse.Tagged => "Étiquette posée ou retirée",
        _ => "Fiche corrigée",
    };

    public static string Label(JournalAct act) => act switch
    {
        JournalAct.Listed => "A consulté une liste",
        JournalAct.Opened => "A ouvert une fiche",
        JournalAct.Exported => "A exporté",
        JournalAct.Printed => "A imprimé",
        JournalAct.Changed => "A modifié une fiche",
        JournalAct.Noted => "A noté, étiqueté",
        JournalAct.Wrote => "A écrit un message",
        JournalAct.Imported => "A importé",
        JournalAct.Entered => "A inscrit quelqu’un",
        JournalAct.Removed => "A retiré quelqu’un",
        JournalAct.Relays => "A tenu les relais",
        JournalAct.Mandates => "A tenu les mandats",
        JournalAct.Communes => "A changé une commune",
        JournalAct.Needs => "A suivi un besoin",
        JournalAct.Production => "A noté un geste de production",
        _ => "A consulté ce journal",
    };

    public static string Label(DigestFrequency frequency) => frequency switch
    {
        DigestFrequency.Immediate => "Tout de suite (ensemble s’ils arrivent ensemble)",
        DigestFrequency.Daily => "Chaque matin",
        DigestFrequency.Weekly => "Le lundi matin",
        _ => "Jamais",
    };

    private static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Paris);
}
