using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>Seals what is searched for.</summary>
public sealed class SearchSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("contact-search");

    public string? Seal(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : protector.Protect(text.Trim()[..Math.Min(text.Trim().Length, 100)]);

    /// <summary>Empty for a seal that is not ours.</summary>
    public string Open(string? seal)
    {
        try
        {
            return string.IsNullOrEmpty(seal) ? "" : protector.Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }
}
