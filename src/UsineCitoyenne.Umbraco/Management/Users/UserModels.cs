using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Umbraco.Management.Users;

internal sealed record UserItemResponseModel(Guid Id, IReadOnlyList<FlagModel> Flags, string Name, IReadOnlyList<string> AvatarUrls,
    string Kind);

internal sealed record UserResponseModel(
    string Email, string UserName, string Name, IReadOnlyList<ReferenceByIdModel> UserGroupIds, Guid Id, string LanguageIsoCode,
    IReadOnlyList<ReferenceByIdModel> DocumentStartNodeIds, bool HasDocumentRootAccess,
    IReadOnlyList<ReferenceByIdModel> MediaStartNodeIds, bool HasMediaRootAccess,
    IReadOnlyList<string> AvatarUrls, UserState State, int FailedLoginAttempts, DateTime CreateDate, DateTime UpdateDate,
    DateTime? LastLoginDate, DateTime? LastLockoutDate, DateTime? LastPasswordChangeDate, bool IsAdmin, string Kind)
{
    public static UserResponseModel Of(UserRecord user) => new(
        user.Email, user.Email, user.Name, References(user.Groups), user.Key, user.Language,
        References(user.DocumentStartNodes), user.DocumentRootAccess, References(user.MediaStartNodes), user.MediaRootAccess,
        UserAvatars.Urls(user.Key, user.Avatar), user.State, user.FailedAttempts, user.CreateDate, user.UpdateDate,
        user.LastSignInAt, user.LastLockoutAt, user.LastPasswordChangeAt, user.IsAdministrator, "Default");

    private static IReadOnlyList<ReferenceByIdModel> References(IEnumerable<Guid> keys) =>
        [.. keys.Select(key => new ReferenceByIdModel(key))];
}

internal sealed record UpdateUserRequestModel(
    string Email, string UserName, string Name, IReadOnlyList<ReferenceByIdModel> UserGroupIds, string LanguageIsoCode,
    IReadOnlyList<ReferenceByIdModel> DocumentStartNodeIds, bool HasDocumentRootAccess,
    IReadOnlyList<ReferenceByIdModel> MediaStartNodeIds, bool HasMediaRootAccess)
{
    public UserChanges ToChanges() => new(
        Email, Name, LanguageIsoCode, Keys(UserGroupIds), Keys(DocumentStartNodeIds), HasDocumentRootAccess, Keys(MediaStartNodeIds),
        HasMediaRootAccess);

    private static IReadOnlyList<Guid> Keys(IReadOnlyList<ReferenceByIdModel> references) =>
        [.. references.Select(reference => reference.Id)];
}

internal sealed record UserIdsRequestModel(IReadOnlyList<ReferenceByIdModel> UserIds);

internal sealed record UpdateUserGroupsOnUserRequestModel(IReadOnlyList<ReferenceByIdModel> UserIds,
    IReadOnlyList<ReferenceByIdModel> UserGroupIds);

internal sealed record UserConfigurationResponseModel(
    bool CanInviteUsers, bool UsernameIsEmail, PasswordConfigurationResponseModel PasswordConfiguration, bool AllowChangePassword,
    bool AllowTwoFactor);

internal sealed record CalculatedUserStartNodesResponseModel(
    Guid Id, IReadOnlyList<ReferenceByIdModel> DocumentStartNodeIds, bool HasDocumentRootAccess,
    IReadOnlyList<ReferenceByIdModel> MediaStartNodeIds, bool HasMediaRootAccess);
