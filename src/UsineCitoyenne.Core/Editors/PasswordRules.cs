namespace UsineCitoyenne.Core.Editors;

/// <summary>Long rather than odd: NIST SP 800-63B, 5.1.1.2 and the CNIL's recommendation of 2022 (12 characters).</summary>
public static class PasswordRules
{
    /// <summary>Characters.</summary>
    public const int MinLength = 12;

    /// <summary>Characters. Beyond it, hashing would be a way to keep the server busy.</summary>
    public const int MaxLength = 200;

    /// <returns>What to say beside the field, in French; null when the password will do.</returns>
    public static string? WhyRefused(string? password, string email, string name)
    {
        if (password is null || password.Length < MinLength)
        {
            return $"Choisissez au moins {MinLength} caractères\u00A0: une petite phrase convient très bien.";
        }
        if (password.Length > MaxLength)
        {
            return $"Pas plus de {MaxLength} caractères, s’il vous plaît.";
        }
        if (password.Distinct().Count() < 5)
        {
            return "Ce mot de passe répète trop les mêmes caractères.";
        }
        var own = email.Split('@')[0];
        return (own.Length > 3 && password.Contains(own, StringComparison.OrdinalIgnoreCase) && password.Length - own.Length < 6)
            || string.Equals(password, name, StringComparison.OrdinalIgnoreCase)
            ? "Ce mot de passe ressemble trop à votre nom ou à votre adresse."
            : null;
    }
}
