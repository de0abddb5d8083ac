namespace UsineCitoyenne.Core.Privacy;

/// <summary>The texts in force. To change one, raise its version; the earlier one stays in the table with the consents given to it.</summary>
public static class ConsentTexts
{
    public static readonly ConsentText Charter = new("charte", 1,
        "J’adhère à la charte : je participe bénévolement, dans un esprit de coopération ; rien de ce qui est fabriqué n’est vendu ; " +
        "je respecte les consignes d’hygiène et de sécurité ; je ne communique à personne les coordonnées des autres bénévoles.",
        Required: true);

    public static readonly ConsentText Contact = new("coordonnees", 1,
        "J’accepte que mes coordonnées soient conservées et lues uniquement par les responsables de mon territoire, " +
        "pour organiser l’entraide. Je peux les consulter, les corriger ou les effacer à tout moment.",
        Required: true);

    public static readonly ConsentText Introduction = new("presentation", 1,
        "J’accepte que mon prénom et mon adresse électronique soient communiqués aux autres bénévoles de ma commune " +
        "qui ont fait le même choix.",
        Required: false);

    public static readonly ConsentText News = new("information", 1,
        "J’accepte de recevoir de temps en temps des nouvelles de l’action dans mon département.",
        Required: false);

    public static IReadOnlyList<ConsentText> Current { get; } = [Charter, Contact, Introduction, News];
}
