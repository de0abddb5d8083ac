namespace UsineCitoyenne.Core.Privacy;

/// <summary>
/// The texts in force. To change one, raise its version; the earlier one stays in the table with the consents given to it.
/// </summary>
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

    /// <summary>
    /// Grouping starts at the intercommunalité where a commune is small; the first version spoke of the commune and of mail only.
    /// </summary>
    public static readonly ConsentText IntroductionByChoice = new("presentation", 2,
        "J’accepte que mon prénom et le contact que je choisis soient donnés aux bénévoles de ma commune qui ont fait le même choix "
        + "(de mon intercommunalité, tant que nous sommes peu dans ma commune).",
        Required: false);

    public static readonly ConsentText Grouping = new("regroupement", 1,
        "J’accepte d’être prévenu ou prévenue, une fois par jour au plus, quand d’autres bénévoles rejoignent ma commune.",
        Required: false);

    public static readonly ConsentText News = new("information", 1,
        "J’accepte de recevoir de temps en temps des nouvelles de l’action dans mon département.",
        Required: false);

    public static readonly ConsentText Production = new("production", 1,
        "J’accepte de recevoir les appels à fabriquer, à transporter ou à collecter près de chez moi.",
        Required: false);

    public static readonly ConsentText Measure = new("mesure", 1,
        "J’accepte que le site compte que j’ai ouvert un message, pour savoir combien de personnes il touche. Il garde un total, jamais "
        + "qui.",
        Required: false);

    /// <summary>Accepted by whoever asks for something.</summary>
    public static readonly ConsentText Need = new("besoin", 1,
        "J’accepte que ces coordonnées soient gardées et lues uniquement par les responsables de mon territoire, pour répondre à ce "
        + "besoin. Elles sont effacées trente jours après sa fin.",
        Required: true);

    /// <summary>Accepted by whoever takes a mandate.</summary>
    public static readonly ConsentText MandateCharter = new("charte-mandat", 1,
        "J’accepte ce mandat, bénévole et limité dans le temps. J’agis au nom du collectif, dans un esprit de coopération, "
        + "sans en tirer d’avantage ; rien de ce qui est fabriqué n’est vendu. Je rends compte au niveau au-dessus, je préviens quand "
        + "je ne suis plus disponible, et je passe la main proprement.",
        Required: true);

    /// <summary>Accepted by whoever takes a mandate.</summary>
    public static readonly ConsentText Confidentiality = new("confidentialite", 1,
        "Les coordonnées auxquelles ce mandat donne accès me sont confiées pour organiser l’entraide, et pour cela seulement. Je ne les "
        + "copie pas hors du site sans nécessité, je ne les donne à personne, je les efface quand le mandat prend fin. Je sais que chaque "
        + "lecture est enregistrée et que les personnes concernées peuvent la connaître.",
        Required: true);

    /// <summary>A responsable's choice.</summary>
    public static readonly ConsentText PublicName = new("nom-public", 1,
        "J’accepte que mon nom soit affiché à côté de mon rôle sur les pages publiques de mon territoire. Mes coordonnées n’y figurent "
        + "jamais. Je peux changer d’avis à tout moment dans mon espace.",
        Required: false);

    public static IReadOnlyList<ConsentText> Current { get; } = [Charter, Contact, Introduction, IntroductionByChoice, News, Production,
        Grouping, Measure, Need, MandateCharter, Confidentiality, PublicName];
}
