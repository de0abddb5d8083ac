namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>What a file is for those who look at it; each has its media type.</summary>
public enum FileFamily
{
    Picture,
    Drawing,
    Film,
    Sound,
    Article,
    Other,

    /// <summary>Of the site itself, no media.</summary>
    Texts,
}
