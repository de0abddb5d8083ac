namespace UsineCitoyenne.Core.Privacy;

/// <summary>The verbs of the audit log.</summary>
internal static class AuditAction
{
    public const string ContactsListed = "contacts.listed";
    public const string ContactRead = "contacts.read";
    public const string ContactsExported = "contacts.exported";
    public const string ResponsablesListed = "responsables.listed";
    public const string ResponsableRead = "responsables.read";
    public const string ResponsablesExported = "responsables.exported";
    public const string ContactTagged = "contacts.tagged";
    public const string ContactNoted = "contacts.noted";
    public const string TagMade = "contact-tag.made";
    public const string VolunteerStayed = "volunteer.stayed";
    public const string VolunteerMoved = "volunteer.moved";
    public const string VolunteerSignedUp = "volunteer.signed-up";
    public const string VolunteerConfirmed = "volunteer.confirmed";
    public const string VolunteerEdited = "volunteer.edited";
    public const string VolunteerPaused = "volunteer.paused";
    public const string VolunteerResumed = "volunteer.resumed";
    public const string VolunteerTookFile = "volunteer.took-file";
    public const string VolunteerLeft = "volunteer.left";
    public const string PendingErased = "volunteers.unconfirmed-erased";
    public const string VolunteersImported = "volunteers.imported";
    public const string AccountSignedIn = "account.signed-in";
    public const string AccountCreated = "account.created";
    public const string EditorSignedIn = "editor.signed-in";
    public const string EditorSignInRefused = "editor.sign-in-refused";
    public const string EditorLockedOut = "editor.locked-out";
    public const string EditorInvited = "editor.invited";
    public const string EditorChanged = "editor.changed";
    public const string UserGroupChanged = "user-group.changed";
    public const string EditorPasswordChanged = "editor.password-changed";
    public const string EditorSecondFactorSet = "editor.second-factor-set";
    public const string EditorSecondFactorRemoved = "editor.second-factor-removed";
    public const string MandateGranted = "mandate.granted";
    public const string MandateEnded = "mandate.ended";
    public const string MandateTypeChanged = "mandate-type.changed";
    public const string MandateSuspended = "mandate.suspended";
    public const string MandateResumed = "mandate.resumed";
    public const string MandateRenewed = "mandate.renewed";
    public const string MandateRevoked = "mandate.revoked";
    public const string MandateResigned = "mandate.resigned";
    public const string MandateHandedOver = "mandate.handed-over";
    public const string CandidacySubmitted = "candidacy.submitted";
    public const string CandidacyRead = "candidacy.read";
    public const string CandidacyAsked = "candidacy.asked";
    public const string CandidacyNominated = "candidacy.nominated";
    public const string CandidacyRefused = "candidacy.refused";
    public const string CandidacyWithdrawn = "candidacy.withdrawn";
    public const string CandidaciesErased = "candidacies.erased";
    public const string CandidateCallSent = "candidate-call.sent";
    public const string PublicNameSet = "public-name.set";
    public const string OptionChanged = "option.changed";
}
