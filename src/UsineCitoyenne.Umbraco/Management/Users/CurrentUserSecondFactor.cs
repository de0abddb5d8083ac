using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using QRCoder;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Umbraco.Management.Users;

/// <summary>Sets up and removes one's own second factor, from the profile.</summary>
internal static class CurrentUserSecondFactor
{
    public const string Provider = "totp";

    public static void Map(RouteGroupBuilder api)
    {
        var own = api.MapGroup("/user/current/2fa").RequireEditor();
        own.MapGet("", async (CurrentEditor who, SecondFactors factors, CancellationToken cancel) =>
            new[] { new UserTwoFactorProviderModel(Provider, await factors.FindAsync(who.Editor.Key, cancel) is not null) });
        own.MapGet("/{providerName}", SetupAsync);
        own.MapPost("/{providerName}", EnableAsync);
        own.MapDelete("/{providerName}", DisableAsync);
        // Ours: the contract's own answer has no place for codes of recovery.
        api.MapPost("/usine/second-factor", async (
            CurrentEditor who, EnableTwoFactorRequestModel body, SecondFactors factors, SecondFactorKeys keys, CancellationToken cancel) =>
            await SetAsync(who, body, factors, keys, cancel) is { } codes ? Results.Json(new RecoveryCodesModel(codes)) : WrongCode())
                .RequireEditor();
    }

    private static async Task<IResult> SetupAsync(
        CurrentEditor who, string providerName, EditorProfiles profiles, IOptions<SiteOptions> site, CancellationToken cancel)
    {
        if (providerName != Provider)
        {
            return Problems.NotFound();
        }
        var key = Totp.NewKey();
        var profile = await profiles.OwnAsync(who, cancel);
        using var data = QRCodeGenerator.GenerateQrCode(Totp.Uri(key, site.Value.Name, profile.Email), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return Results.Json(new TwoFactorSetupModel(
            $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(6))}", Totp.ToText(key)));
    }

    private static async Task<IResult> EnableAsync(
        CurrentEditor who, string providerName, EnableTwoFactorRequestModel body, SecondFactors factors, SecondFactorKeys keys,
        CancellationToken cancel) =>
        providerName == Provider && await SetAsync(who, body, factors, keys, cancel) is not null ? Answers.Ok() : WrongCode();

    private static async Task<IReadOnlyList<string>?> SetAsync(
        CurrentEditor who, EnableTwoFactorRequestModel body, SecondFactors factors, SecondFactorKeys keys, CancellationToken cancel) =>
        Totp.FromText(body.Secret) is { Length: Totp.KeyBytes } key ? await factors.SetAsync(who, key, keys.Encrypt(key), body.Code, cancel)
            : null;

    private static async Task<IResult> DisableAsync(
        CurrentEditor who, string providerName, string? code, SecondFactors factors, SecondFactorKeys keys, CancellationToken cancel) =>
        providerName == Provider && await factors.FindAsync(who.Editor.Key, cancel) is { } stored
            && await factors.RemoveAsync(who, keys.Decrypt(stored), code, cancel)
                ? Answers.Ok()
                : WrongCode();

    private static IResult WrongCode() => Problems.Of(
        StatusCodes.Status400BadRequest, "Le code ne correspond pas. Attendez le suivant dans votre application, puis réessayez.",
        "InvalidCode");
}

internal sealed record UserTwoFactorProviderModel(string ProviderName, bool IsEnabledOnUser);

/// <param name="Codes">Told this once.</param>
internal sealed record RecoveryCodesModel(IReadOnlyList<string> Codes);

internal sealed record EnableTwoFactorRequestModel(string Code, string Secret);

/// <param name="QrCodeSetupImageUrl">A data URL: the key never stands in an address.</param>
internal sealed record TwoFactorSetupModel(string QrCodeSetupImageUrl, string Secret);
