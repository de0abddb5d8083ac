namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>A person's part in a call, as they read it themself.</summary>
/// <param name="Told">« vous venez », « vous prenez 20 masques ».</param>
/// <param name="Url">The call; empty where it is not linked.</param>
public sealed record CallPart(string Name, string Told, string Url)
{
    /// <summary>Where the person changes or withdraws it: a personal link.</summary>
    public string ChangeUrl { get; init; } = "";

    public bool IsOpen { get; init; } = true;
}
