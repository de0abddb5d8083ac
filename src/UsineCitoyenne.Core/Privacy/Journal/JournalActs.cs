namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>
/// Which verbs of the audit the journal tells, under which act and in which French words. What people do to their own entry is not in it.
/// </summary>
internal static class JournalActs
{
    private static readonly Dictionary<string, (JournalAct Act, string Words)> Known = new()
    {
        [AuditAction.ContactsListed] = (JournalAct.Listed, "a consulté la liste des contacts"),
        [AuditAction.ResponsablesListed] = (JournalAct.Listed, "a consulté la liste des responsables"),
        [AuditAction.RelaysListed] = (JournalAct.Listed, "a consulté la liste des relais"),
        [AuditAction.ContactRead] = (JournalAct.Opened, "a ouvert une fiche"),
        [AuditAction.ResponsableRead] = (JournalAct.Opened, "a ouvert la fiche d’un responsable"),
        [AuditAction.NeedRead] = (JournalAct.Opened, "a lu à qui s’adresser pour un besoin"),
        [AuditAction.CandidacyRead] = (JournalAct.Opened, "a ouvert une candidature"),
        [AuditAction.ContactsExported] = (JournalAct.Exported, "a exporté des contacts"),
        [AuditAction.ResponsablesExported] = (JournalAct.Exported, "a exporté la liste des responsables"),
        [AuditAction.SlipPrinted] = (JournalAct.Printed, "a imprimé un bulletin personnel"),
        [AuditAction.VolunteerEdited] = (JournalAct.Changed, "a modifié une fiche"),
        [AuditAction.VolunteerMoved] = (JournalAct.Changed, "a changé la commune d’une fiche"),
        [AuditAction.VolunteerPaused] = (JournalAct.Changed, "a mis en pause"),
        [AuditAction.VolunteerResumed] = (JournalAct.Changed, "a remis en service"),
        [AuditAction.AddressRestored] = (JournalAct.Changed, "a remis une adresse en service"),
        [AuditAction.VolunteerHeard] = (JournalAct.Changed, "a noté un signe de vie"),
        [AuditAction.ContactNoted] = (JournalAct.Noted, "a écrit une note"),
        [AuditAction.ContactTagged] = (JournalAct.Noted, "a posé ou retiré une étiquette"),
        [AuditAction.TagMade] = (JournalAct.Noted, "a créé une étiquette"),
        [AuditAction.CampaignWritten] = (JournalAct.Wrote, "a préparé un message"),
        [AuditAction.CampaignSubmitted] = (JournalAct.Wrote, "a validé l’envoi d’un message"),
        [AuditAction.CampaignApproved] = (JournalAct.Wrote, "a approuvé un message"),
        [AuditAction.CampaignPrepared] = (JournalAct.Wrote, "a lancé un message"),
        [AuditAction.CampaignPaused] = (JournalAct.Wrote, "a suspendu un message"),
        [AuditAction.CampaignResumed] = (JournalAct.Wrote, "a repris un message"),
        [AuditAction.CampaignCancelled] = (JournalAct.Wrote, "a annulé un message"),
        [AuditAction.CampaignDone] = (JournalAct.Wrote, "a écrit un message, parti en entier"),
        [AuditAction.CandidateCallSent] = (JournalAct.Wrote, "a écrit un appel à candidatures"),
        [AuditAction.VolunteersImported] = (JournalAct.Imported, "a importé des contacts"),
        [AuditAction.VolunteerEntered] = (JournalAct.Entered, "a inscrit une personne de vive voix"),
        [AuditAction.VolunteerLeft] = (JournalAct.Removed, "a retiré une personne à sa demande"),
        [AuditAction.RelayAdded] = (JournalAct.Relays, "a ajouté un relais"),
        [AuditAction.RelayChanged] = (JournalAct.Relays, "a modifié un relais"),
        [AuditAction.RelayRetired] = (JournalAct.Relays, "a retiré un relais"),
        [AuditAction.MandateGranted] = (JournalAct.Mandates, "a donné un mandat"),
        [AuditAction.MandateEnded] = (JournalAct.Mandates, "a mis fin à un mandat"),
        [AuditAction.MandateSuspended] = (JournalAct.Mandates, "a suspendu un mandat"),
        [AuditAction.MandateResumed] = (JournalAct.Mandates, "a rétabli un mandat"),
        [AuditAction.MandateRenewed] = (JournalAct.Mandates, "a renouvelé un mandat"),
        [AuditAction.MandateRevoked] = (JournalAct.Mandates, "a révoqué un mandat"),
        [AuditAction.MandateResigned] = (JournalAct.Mandates, "a démissionné d’un mandat"),
        [AuditAction.MandateHandedOver] = (JournalAct.Mandates, "a passé un mandat"),
        [AuditAction.CandidacyAsked] = (JournalAct.Mandates, "a posé une question à un candidat"),
        [AuditAction.CandidacyNominated] = (JournalAct.Mandates, "a nommé une personne"),
        [AuditAction.CandidacyRefused] = (JournalAct.Mandates, "a refusé une candidature"),
        [AuditAction.CommuneChanged] = (JournalAct.Communes, "a changé l’état d’une commune"),
        [AuditAction.StockMoved] = (JournalAct.Production, "a noté un geste de production"),
        [AuditAction.NeedAdded] = (JournalAct.Needs, "a ajouté un besoin"),
        [AuditAction.NeedPrioritised] = (JournalAct.Needs, "a dit la priorité d’un besoin"),
        [AuditAction.NeedRenewed] = (JournalAct.Needs, "a prolongé un besoin"),
        [AuditAction.NeedMet] = (JournalAct.Needs, "a noté qu’un besoin est couvert"),
        [AuditAction.NeedWithdrawn] = (JournalAct.Needs, "a retiré un besoin"),
        [AuditAction.CommuneWeighed] = (JournalAct.Needs, "a dit le poids d’une commune"),
        [AuditAction.AllocationProposed] = (JournalAct.Needs, "a préparé un partage"),
        [AuditAction.AllocationAccepted] = (JournalAct.Needs, "a accepté un partage"),
        [AuditAction.AllocationExecuted] = (JournalAct.Needs, "a exécuté un partage"),
        [AuditAction.JournalExported] = (JournalAct.Journal, "a exporté le journal"),
        [AuditAction.JournalRead] = (JournalAct.Journal, "a consulté le journal"),
    };

    /// <summary>Verbs of an act; of all that are told without being asked for when null.</summary>
    public static IReadOnlyList<string> VerbsOf(JournalAct? act) =>
        [.. Known.Where(verb => act is null ? verb.Value.Act != JournalAct.Journal : verb.Value.Act == act).Select(verb => verb.Key)];

    public static (JournalAct Act, string Words) Of(string verb) => Known[verb];

    /// <summary>Only what somebody did to others: with an account, or by the operator's own commands.</summary>
    public static bool Tells(AuditEntry entry) => entry.AccountId is not null
        || entry.Action is AuditAction.ContactsListed or AuditAction.ContactsExported or AuditAction.VolunteersImported;
}
