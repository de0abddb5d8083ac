using System.Text;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class VolunteerImportTests : SiteTest
{
    private const string File = """
        Prénom;Nom;E-mail;Téléphone;Commune;Code postal;Profils
        Lucie;Bobine;lucie@example.org;06 39 98 00 02;Jouy-le-Moutier;95280;couture, découpe
        Sans;Adresse;;;Cergy;95000;couture
        Yves;Rouet;yves@example.org;;Cergy;;couture
        Zoé;Galon;zoe@example.org;;Nulle-Part;99999;couture
        Lucie;Bobine;LUCIE@example.org;;Cergy;95000;couture
        Inès;Ruban;ines@example.org;12;Cergy;95000;couture
        Paul;Lin;paul@example.org;;Pontoise;95000;acrobatie
        """;

    [Fact]
    public async Task Good_rows_come_in_and_the_others_are_named_with_their_line_and_reason()
    {
        var refused = new List<RefusedLine>();
        var report = await ImportAsync(File, refused.Add);
        Assert.Equal(new ImportReport(7, 3, 0, 4), report);
        Assert.Equal([3, 5, 6, 8], refused.Select(line => line.Line).Order());
        Assert.DoesNotContain(refused, line => line.Reason.Contains('@', StringComparison.Ordinal));
        var lucie = await Site.VolunteerAsync("lucie@example.org");
        Assert.Equal(("95323", VolunteerState.Pending, "+33639980002"), (lucie.CommuneCode, lucie.State, lucie.Phone));
    }

    [Fact]
    public async Task Each_person_imported_is_asked_to_confirm_and_nobody_twice()
    {
        await ImportAsync(File);
        var report = await ImportAsync(File);
        Assert.Equal(0, report.Imported);
        var mails = await Site.MailsAsync();
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Equal((ConfirmMail.Kind.Name, true), (mail.Template, mail.Bulk)));
    }

    [Theory]
    [InlineData(",")]
    [InlineData("\t")]
    public async Task Commas_and_tabs_separate_too(string separator)
    {
        var file = "nom;prenom;courriel;code_insee;profil\nBobine;Lucie;lucie@example.org;95323;couture\n".Replace(
            ";", separator, StringComparison.Ordinal);
        Assert.Equal(1, (await ImportAsync(file)).Imported);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a;b;c\n1;2;3\n")]
    public async Task A_file_without_the_needed_columns_is_refused_whole(string file) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(file));

    private Task<ImportReport> ImportAsync(string file, Action<RefusedLine>? refused = null) =>
        Site.Get<VolunteerImport>().ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), refused ?? (_ => { }));
}
