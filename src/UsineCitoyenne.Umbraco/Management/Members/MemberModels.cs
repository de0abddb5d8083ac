using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Contacts.Members;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.Management.Values;

namespace UsineCitoyenne.Umbraco.Management.Members;

/// <summary>Volunteers in the words of the contract, and back.</summary>
internal sealed class MemberModels(VolunteerMembers members, SiteContent site)
{
    /// <summary>
    /// In the place of an address that the editor may not see: the form asks for one. RFC 2606 keeps the domain from ever being anyone's.
    /// </summary>
    internal const string HiddenEmail = "adresse-masquee@donnees-sensibles.invalid";

    public MemberResponseModel ToResponse(MemberRecord member) => new(
        [.. members.Type.Properties.Where(property => member.Values.ContainsKey(property.Alias))
            .Select(property => new MemberValueResponseModel(
            null, null, property.Alias, PropertyValues.ToApi(EditorOf(property), member.Values[property.Alias]), EditorOf(property)))],
        [new MemberVariantResponseModel(null, null, member.Name, member.CreatedAt, member.ConfirmedAt)],
        member.Key, [], member.Email ?? HiddenEmail, member.Email ?? member.Name, Type, member.Active, false, false, 0, null, null, null,
        [MemberGroup.Members.Key], "Default");

    public MemberItemResponseModel ToItem(MemberRecord member) =>
        new(member.Key, [], Type, [new VariantItemResponseModel(member.Name, null)], "Default");

    public MemberChanges ToChanges(UpdateMemberRequestModel body)
    {
        var values = new Dictionary<string, string>();
        foreach (var property in members.Type.Properties)
        {
            if (body.Values.FirstOrDefault(value => value.Alias == property.Alias) is { } value
                && PropertyValues.ToStored(EditorOf(property), value.Value) is { } stored)
            {
                values[property.Alias] = stored;
            }
        }
        return new MemberChanges(body.Email == HiddenEmail ? null : body.Email, body.IsApproved, values);
    }

    /// <summary>What no volunteer has, so that nobody can set it.</summary>
    public static IReadOnlyDictionary<string, string> Refusals(UpdateMemberRequestModel body)
    {
        var refusals = new Dictionary<string, string>();
        if (body.NewPassword is { Length: > 0 })
        {
            refusals["password"] = "Les bénévoles n’ont pas de mot de passe\u00A0: un lien reçu par courriel ouvre leur fiche.";
        }
        if (body.Groups is { } groups && !groups.All(group => group == MemberGroup.Members.Key))
        {
            refusals["groups"] = "Le groupe «\u00A0responsables\u00A0» se reçoit avec un mandat, dans l’espace des responsables.";
        }
        return refusals;
    }

    private MemberTypeReferenceResponseModel Type => new(members.Type.Key, members.Type.Icon, null);

    private string EditorOf(PropertyDefinition property) => site.Current.Schema.EditorOf(property);
}

internal sealed record MemberConfigurationResponseModel;

internal sealed record MemberTypeReferenceResponseModel(Guid Id, string Icon, ReferenceByIdModel? Collection);

internal sealed record VariantItemResponseModel(string Name, string? Culture);

internal sealed record MemberItemResponseModel(
    Guid Id, IReadOnlyList<FlagModel> Flags, MemberTypeReferenceResponseModel MemberType, IReadOnlyList<VariantItemResponseModel> Variants,
    string Kind);

internal sealed record MemberValueResponseModel(string? Culture, string? Segment, string Alias, JsonNode? Value, string EditorAlias);

internal sealed record MemberVariantResponseModel(string? Culture, string? Segment, string Name, DateTime CreateDate, DateTime UpdateDate);

internal sealed record MemberResponseModel(
    IReadOnlyList<MemberValueResponseModel> Values, IReadOnlyList<MemberVariantResponseModel> Variants, Guid Id,
    IReadOnlyList<FlagModel> Flags,
    string Email, string Username, MemberTypeReferenceResponseModel MemberType, bool IsApproved, bool IsLockedOut, bool IsTwoFactorEnabled,
    int FailedPasswordAttempts, DateTime? LastLoginDate, DateTime? LastLockoutDate, DateTime? LastPasswordChangeDate,
    IReadOnlyList<Guid> Groups, string Kind);

internal sealed record MemberValueModel(string Alias, JsonNode? Value);

internal sealed record UpdateMemberRequestModel(
    IReadOnlyList<MemberValueModel> Values, string? Email, string? NewPassword, IReadOnlyList<Guid>? Groups, bool? IsApproved);
