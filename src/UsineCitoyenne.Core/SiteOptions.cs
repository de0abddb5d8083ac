namespace UsineCitoyenne.Core;

/// <summary>What the site says of itself. Section <c>Site</c> of the configuration.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    public string Name { get; set; } = "Usine citoyenne";

    /// <summary>Absolute, without a final slash: mails and canonical links are built on it. <c>https://…</c> in production.</summary>
    public string BaseUrl { get; set; } = "http://localhost:5095";

    /// <summary>True where the data are fictitious: every page and mail says so.</summary>
    public bool Demo { get; set; }

    /// <summary>Base64 of 32 random bytes; see <see cref="Privacy.LeaverKey"/>. Empty: a file of the data folder.</summary>
    public string? LeaverKey { get; set; }

    /// <summary>What becomes of volunteers without a sign of life.</summary>
    public Volunteers.Silence.SilenceOptions Silence { get; set; } = new();
    /// <summary>Base64 of 32 random bytes; see <see cref="Privacy.PreferenceTokens"/>. Empty: a file of the data folder.</summary>
    public string? MailKey { get; set; }

    /// <summary>A campaign to more people than this leaves only once a second responsable approved it.</summary>
    public int CampaignApprovalAbove { get; set; } = 5000;

    /// <summary>A commune with fewer confirmed volunteers is brought together with its intercommunalité.</summary>
    public int GroupingBelow { get; set; } = 5;

    public string Absolute(string path) => BaseUrl.TrimEnd('/') + path;
}
