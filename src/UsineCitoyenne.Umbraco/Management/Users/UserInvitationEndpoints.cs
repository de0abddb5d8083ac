using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Umbraco.Management.Users;

/// <summary>
/// Everybody comes in by invitation: a password that an administrator chose and told by telephone is one too many people's.
/// Umbraco's « create user » and « reset password » therefore send the same mail.
/// </summary>
internal static class UserInvitationEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var users = api.MapGroup("/user").RequireSection(SectionAliases.Users);
        users.MapPost("", (HttpContext context, CurrentEditor who, InviteUserRequestModel body, EditorInvitations invitations,
            CancellationToken cancel) =>
            InviteAsync(context, who, body, invitations, invited: false, cancel));
        users.MapPost("/invite", (HttpContext context, CurrentEditor who, InviteUserRequestModel body, EditorInvitations invitations,
            CancellationToken cancel) =>
            InviteAsync(context, who, body, invitations, invited: true, cancel));
        users.MapPost("/invite/resend",
            async (CurrentEditor who, ResendInviteUserRequestModel body, EditorInvitations invitations, CancellationToken cancel) =>
        {
            await invitations.ResendAsync(who, body.User.Id, body.Message, cancel);
            return Answers.Ok();
        });
        users.MapPost("/{id:guid}/reset-password",
            async (CurrentEditor who, Guid id, UserAdministration administration, EditorPasswords passwords, CancellationToken cancel) =>
        {
            if (await administration.FindAsync(who, id, cancel) is not { } user)
            {
                return Problems.NotFound();
            }
            await passwords.RequestAsync(user.Email, cancel);
            return Results.Json(new ResetPasswordUserResponseModel(null));
        });
        users.MapGet("/{id:guid}/2fa", async (CurrentEditor who, Guid id, UserAdministration administration, CancellationToken cancel) =>
            await administration.FindAsync(who, id, cancel) is { } user
                ? Results.Json(new[] { new UserTwoFactorProviderModel(CurrentUserSecondFactor.Provider, user.HasSecondFactor) })
                : Problems.NotFound());
        users.MapDelete("/{id:guid}/2fa/{providerName}", async (
            CurrentEditor who, Guid id, string providerName, SecondFactors factors, CancellationToken cancel) =>
        {
            await factors.ResetAsync(who, id, cancel);
            return Answers.Ok();
        });
    }

    private static async Task<IResult> InviteAsync(
        HttpContext context, CurrentEditor who, InviteUserRequestModel body, EditorInvitations invitations, bool invited,
        CancellationToken cancel)
    {
        if (body.Kind is "Api")
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "Ce site n’a pas de comptes de programmes\u00A0: créez une personne.");
        }
        if (body.UserGroupIds.Count == 0)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "Choisissez au moins un groupe\u00A0: c’est lui qui donne des droits.",
                "NoUserGroup");
        }
        if (!EmailAddress.TryNormalize(body.Email, out var email))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, EmailAddress.Refusal(body.Email));
        }
        var name = PersonName.Clean(body.Name);
        if (PersonName.Refusal(name, "le nom de la personne") is { } refusal)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, refusal);
        }
        return await invitations.InviteAsync(who, email, name, [.. body.UserGroupIds.Select(group => group.Id)], body.Id, body.Message,
            invited, cancel) is { } key
            ? Answers.Created(context, key, "/user")
            : Problems.Of(StatusCodes.Status400BadRequest, "Cette adresse est déjà celle d’une personne de la rédaction.");
    }
}

internal sealed record InviteUserRequestModel(string Email, string UserName, string Name, IReadOnlyList<ReferenceByIdModel> UserGroupIds,
    Guid? Id, string? Message, string? Kind = null);

internal sealed record ResendInviteUserRequestModel(ReferenceByIdModel User, string? Message);

internal sealed record ResetPasswordUserResponseModel(string? ResetPassword);
