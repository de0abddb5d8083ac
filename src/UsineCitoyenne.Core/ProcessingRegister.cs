using UsineCitoyenne.Core.Content.Views;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Core.Volunteers.Silence;

namespace UsineCitoyenne.Core;

/// <summary>
/// The register of processing (GDPR, article 30) as it follows from what the site does. It stands in code, beside what it describes:
/// whoever changes what is kept changes it too, and the durations that a job keeps are that job's own.
/// </summary>
public static class ProcessingRegister
{
    private const string Consent = "Consentement (RGPD, article 6.1.a)";
    private const string Interest = "Intérêt légitime (RGPD, article 6.1.f)";

    /// <param name="silence">The durations that the site is set to.</param>
    public static IReadOnlyList<Processing> Activities(SilenceOptions silence) =>
    [
        new("Mettre les bénévoles en relation avec les responsables de leur territoire", Consent,
            "Prénom, nom, adresse électronique, commune ; téléphone et message facultatifs ; façons d’aider, disponibilités, matériel",
            "Responsables de la commune et des territoires au-dessus, dont le mandat ouvre les contacts ; administration du site ; "
            + "rédaction du département, si l’administration lui ouvre l’annuaire",
            $"Jusqu’au retrait de la personne ; {PendingPurge.Patience.Days} jours si l’adresse n’est jamais confirmée"),
        new("Importer la liste d’un responsable, inscrire une personne de vive voix", Interest,
            "Les mêmes que ci-dessus, avec le nom de qui a recueilli l’accord ; le fichier, chiffré",
            "Responsables du territoire ; rien n’est écrit à la personne après le premier message tant qu’elle n’a pas confirmé",
            $"Fichier : effacé à la fin de l’import, au plus tard {ImportRetention.DraftLifetime.Hours} heures après l’envoi ; compte "
            + "rendu et nom du fichier, sans nom de personne : "
            + $"{ImportRetention.TraceLifetime.Days} jours ; personne qui ne confirme pas : {PendingPurge.Patience.Days} jours"),
        new("Tenir les relais (groupes, élus, commerces) et compter ce qu’ils amènent", Interest,
            "Nom du relais, commune, qui joindre ; numéro du relais sur la fiche de la personne inscrite, sans cookie",
            "Responsables du territoire",
            "Qui joindre : jusqu’au retrait du relais"),
        new("Suivre les bénévoles à plusieurs responsables", Interest,
            "Notes et étiquettes des responsables, corrections de la fiche avec leur auteur et leur date",
            "Responsables dont le mandat ouvre la fiche ; rédaction qui a l’annuaire et le droit aux données sensibles ; la personne, dans "
            + "le fichier de ses données",
            "Jusqu’au retrait de la personne"),
        new("Présenter les bénévoles d’une commune les uns aux autres", Consent,
            "Prénom, et adresse électronique ou téléphone au choix de la personne",
            "Bénévoles de la même commune (de la même intercommunalité tant qu’ils sont peu) qui ont fait le même choix",
            "Jusqu’au retrait de l’accord"),
        new("Envoyer des nouvelles et des appels", Consent,
            "Adresse électronique, commune",
            "Personne d’autre que le destinataire",
            "Jusqu’au retrait de l’accord"),
        new("Compter les ouvertures d’un message", Consent,
            "Un total par message ; par message compté, une empreinte qui ne dit pas de qui elle vient",
            "Responsables du territoire : le total seulement",
            $"Empreintes : {DataRetention.TraceLifetime.Days} jours"),
        new("Compter les lectures des pages publiques", "Aucune donnée personnelle : le nombre n’est rattaché à personne",
            "Un nombre par jour, par page et par site ; ni cookie, ni adresse, ni identifiant",
            "Rédaction et responsables du territoire",
            $"{PageViewCounter.Kept.Days} jours"),
        new("Remettre des kits, suivre ce qui en est fait, passer le chercher", Interest,
            "Kits remis à la personne et ce qu’elle en dit, ce qu’elle peut faire par semaine ; si elle demande qu’on vienne : l’endroit, "
            + "chiffré, et son téléphone",
            "Qui produit dans la commune : prénom et initiale. L’endroit et le téléphone : la seule personne à qui la tournée est confiée, "
            + "de la veille jusqu’à ce qu’elle soit reçue ; chaque vue est écrite sur la fiche",
            "Endroit : jusqu’à ce que plus rien ne soit à venir chercher. Le reste : jusqu’au retrait de la personne ; les comptes "
            + "restent, sans savoir de qui"),
        new("Recevoir les besoins des établissements et y répondre", Consent,
            "Établissement, commune, quantité, date ; nom et adresse électronique de la personne à joindre ; téléphone et message "
            + "facultatifs",
            "Responsables de la commune et des territoires au-dessus, dont le mandat ouvre les contacts ; la quantité et l’établissement : "
            + "qui tient la production du territoire",
            $"Coordonnées et message : {NeedLifetimes.Closed.Days} jours après la fin du besoin ; {NeedLifetimes.Unconfirmed.Days} jours "
            + "si l’adresse n’est jamais confirmée ; les quantités restent, sans personne"),
        new("Choisir les responsables et suivre leurs mandats", Consent,
            "Nom, adresse électronique, réponses de candidature, mandats et leurs dates",
            "Niveau qui examine la candidature ; nom public seulement avec accord",
            $"Candidature close : {Candidacy.KeptClosed.Days} jours ; jamais confirmée : {Candidacy.Patience.Days} jours ; "
            + "mandats : tant que le journal des consultations s’y réfère"),
        new("Prouver les accords donnés", "Obligation légale (RGPD, articles 6.1.c et 7.1)",
            "Texte accepté, version, dates, moyen",
            "Administration du site",
            "Sans nom ni adresse après le retrait de la personne"),
        new("Savoir qui a consulté des coordonnées", Interest,
            "Date, mandat et territoire du lecteur, acte, numéro de la fiche",
            "La personne concernée, sur sa fiche ; responsables du territoire, au journal ; administration du site",
            "À fixer par la personne qui exploite le site"),
        new("Acheminer les messages", Interest,
            "Modèle, destinataire par numéro, dates d’envoi ; jamais le texte",
            "Administration du site ; prestataire d’envoi choisi par l’exploitant",
            $"{DataRetention.TraceLifetime.Days} jours après l’envoi ; adresse en erreur : jusqu’à ce que la personne confirme à nouveau"),
        new("Ne pas réinscrire qui a demandé à partir", Interest,
            "Empreinte à clé de l’adresse (HMAC-SHA256), date du départ ; la clé n’est pas dans la base",
            "Personne : elle ne sert qu’à comparer",
            "Jusqu’à ce que la personne se réinscrive elle-même"),
        new("Ouvrir et protéger les comptes des responsables et des rédacteurs", Interest,
            "Nom, adresse électronique, connexions ; mot de passe haché et second facteur pour les rédacteurs",
            "Administration du site",
            "Durée du compte"),
    ];

    /// <summary>How all of it is kept safe (article 30, 1 g).</summary>
    public static IReadOnlyList<string> SecurityMeasures { get; } =
    [
        "Téléphones, messages, notes, corrections de fiche et textes de candidature : chiffrés dans la base et dans ses sauvegardes "
            + "(AES-256-GCM), avec une clé gardée ailleurs",
        "Chaque responsable ne lit que son territoire, le temps de son mandat ; chaque lecture est inscrite à un journal que la personne "
        + "et les responsables du territoire consultent",
        "Échanges chiffrés (HTTPS, STARTTLS) ; liens personnels à usage limité, gardés sous forme d’empreinte ; second facteur pour la "
        + "rédaction",
        "Ni adresse ni téléphone dans une adresse de page, un fichier de suivi technique ou un message d’erreur",
    ];
}

/// <summary>One line of the register, in French, as shown to the public.</summary>
/// <param name="Basis">Legal basis.</param>
/// <param name="Data">Categories of data.</param>
/// <param name="Duration">How long it is kept.</param>
public sealed record Processing(string Purpose, string Basis, string Data, string Recipients, string Duration);
