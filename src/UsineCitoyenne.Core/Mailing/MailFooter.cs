namespace UsineCitoyenne.Core.Mailing;

/// <summary>What every mail says of who sends it and why, in both parts.</summary>
internal static class MailFooter
{
    public const string Demo = "Site de démonstration\u00a0: les personnes et les chiffres sont fictifs.";

    public const string Unsubscribe = "Pour ne plus recevoir ces messages\u00a0:";

    public static string Why(SiteOptions site, MailContent content) => content.UnsubscribeUrl is null
        ? $"Vous recevez ce message parce que cette adresse a été donnée sur le site «\u00a0{site.Name}\u00a0»."
        : $"Vous recevez ce message parce que vous êtes inscrit ou inscrite sur le site «\u00a0{site.Name}\u00a0».";
}
