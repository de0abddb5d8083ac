namespace UsineCitoyenne.Core.Mailing;

internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool Offers(string extension) => Lines.Any(line => line.Equals(extension, StringComparison.OrdinalIgnoreCase)
        || line.StartsWith(extension + " ", StringComparison.OrdinalIgnoreCase));

    public bool OffersSignIn(string mechanism) => Lines.Any(line => line.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase)
        && line.Split(' ').Contains(mechanism, StringComparer.OrdinalIgnoreCase));

    /// <exception cref="SmtpRefusal">The code is not of <paramref name="family"/> (2 = done, 3 = go on).</exception>
    public void Expect(int family, SmtpStage stage)
    {
        if (Code / 100 != family)
        {
            throw new SmtpRefusal(stage, Code, $"{Code} {string.Join(' ', Lines)}");
        }
    }
}
