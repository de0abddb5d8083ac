using CsCheck;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Identity;

public sealed class EmailAddressTests
{
    private static readonly Gen<string> Spellings = Gen.Select(
        Gen.OneOf("nom", "Prenom.Nom", "o'neil", "nom+mot", "a_b-c"),
        Gen.OneOf("example.org", "Exämple.fr", "xn--exmple-cua.fr", "ＥＸＡＭＰＬＥ.org", "mairie.ville-de-l'été.fr", "MÉL.Exemple.fr"),
        Gen.OneOf("", " ", "\u200b", "\u202c", "\u00ad", "\ufeff"),
        (local, domain, unseen) => $"{unseen} {local}@{domain[..2]}{unseen}{domain[2..]}{unseen} ");

    [Theory]
    [InlineData("nom@example.org\u200b", "nom@example.org")]
    [InlineData("nom@exem\u00adple.fr", "nom@exemple.fr")]
    [InlineData("\u202anom@example.org\u202c", "nom@example.org")]
    [InlineData(" Nom@EXAMPLE.org ", "Nom@example.org")]
    [InlineData("o'neil@example.org", "o'neil@example.org")]
    [InlineData("nom+mot@example.org", "nom+mot@example.org")]
    [InlineData("nom@exämple.fr", "nom@xn--exmple-cua.fr")]
    [InlineData("nom@a.paris", "nom@a.paris")]
    public void An_address_is_kept_as_the_network_knows_it(string typed, string kept)
    {
        Assert.True(EmailAddress.TryNormalize(typed, out var address));
        Assert.Equal(kept, address);
    }

    [Theory]
    [InlineData("nom@example.org/")]
    [InlineData("nom@example.org?")]
    [InlineData("nom@example.org!")]
    [InlineData("nom@exemple_fr.com")]
    [InlineData("nom@example.org#x")]
    [InlineData("nom@exemple-.fr")]
    [InlineData("nom@-exemple.fr")]
    [InlineData("nom.@example.org")]
    [InlineData(".nom@example.org")]
    [InlineData("no..m@example.org")]
    [InlineData("nom@exemple.123")]
    [InlineData("nom@[127.0.0.1]")]
    [InlineData("nom@127.0.0.1")]
    [InlineData("nom@exemple.f")]
    [InlineData("nom@exemple..fr")]
    [InlineData("nom@exemple.fr.")]
    [InlineData("nom@xn--.fr")]
    [InlineData("\"nom\"@example.org")]
    [InlineData("nom@example.org, autre@example.org")]
    [InlineData("zélie@example.org")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org")]
    [InlineData("nom@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.org")]
    public void What_no_server_would_take_is_refused(string typed) => Assert.False(EmailAddress.TryNormalize(typed, out _));

    [Fact]
    public void However_a_mailbox_is_written_it_has_one_key_and_the_key_is_its_own() => Spellings.Sample(typed =>
    {
        var key = EmailAddress.Key(typed);
        return EmailAddress.Key(key) == key && (!EmailAddress.TryNormalize(typed, out var address) || EmailAddress.Key(address) == key);
    });

    [Fact]
    public void Two_spellings_of_one_mailbox_are_equal() => Gen.Select(
        Gen.OneOf("exämple.fr", "xn--exmple-cua.fr", "EXÄMPLE.FR", "exa\u0308mple.fr", "ex\u00adämple.fr"),
        Gen.OneOf("nom", "NOM", "n\u200bom"), (domain, local) => $"{local}@{domain}")
        .Sample(typed => EmailAddress.Key(typed) == "nom@xn--exmple-cua.fr");

    [Fact]
    public void Any_text_has_a_key_that_is_stable() => Gen.String.Sample(text =>
    {
        var key = EmailAddress.Key(text);
        return EmailAddress.Key(key) == key;
    });
}
