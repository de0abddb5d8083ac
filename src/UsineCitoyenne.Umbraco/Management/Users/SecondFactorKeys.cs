using Microsoft.AspNetCore.DataProtection;

namespace UsineCitoyenne.Umbraco.Management.Users;

/// <summary>Encrypts TOTP keys with the host's keys, so that a copy of the table signs nobody in.</summary>
public sealed class SecondFactorKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("backoffice", "second-factor");

    public string Encrypt(byte[] key) => Convert.ToBase64String(protector.Protect(key));

    public byte[] Decrypt(string encrypted) => protector.Unprotect(Convert.FromBase64String(encrypted));
}
