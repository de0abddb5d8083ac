using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Mandates;

public sealed class CandidacyTests : SiteTest
{
    private static readonly TerritoryRef Pontoise = new(TerritoryKind.Commune, "95500");
    private static readonly TerritoryRef Cergy = new(TerritoryKind.Commune, "95127");
    private static readonly TerritoryRef Agglomeration = new(TerritoryKind.Epci, "249500109");
    private static readonly TerritoryRef ValDOise = new(TerritoryKind.Departement, "95");
    private static readonly TerritoryRef Ain = new(TerritoryKind.Departement, "01");

    private CandidacyService Service => Site.Get<CandidacyService>();

    private CandidacyReview Review => Site.Get<CandidacyReview>();

    [Fact]
    public async Task From_the_form_to_the_mandate()
    {
        var lead = await Site.ResponsableAsync(ValDOise);
        await OfferAsync();
        Assert.Empty(await Review.ListAsync(lead));
        await ConfirmAsync();
        var line = Assert.Single(await Review.ListAsync(lead));
        Assert.Equal("Pontoise (95)", line.Place);
        Assert.Equal("Me voici", (await Review.OpenAsync(lead, line.Id))!.Message);
        Assert.Equal(lead.AccountId, Assert.Single(await Site.AuditAsync(AuditAction.CandidacyRead)).AccountId);
        Assert.Equal(ReviewAnswer.Done, await Review.NominateAsync(lead, line.Id));

        var token = await Site.LastLinkAsync("nomination");
        Assert.Equal(12, (await Site.Get<Nomination>().InspectAsync(token))!.TermMonths);
        Assert.True(await Site.Get<Nomination>().AcceptAsync(token, showsName: false));
        Assert.False(await Site.Get<Nomination>().AcceptAsync(token, showsName: false));
        var josette = await NewHolderAsync();
        Assert.Equal([Pontoise], josette.Contacts!.Territories);
        Assert.Equal(Site.Clock.Now.AddMonths(12), Assert.Single(josette.Mandates).EndsAt);
        Assert.Empty(await Review.ListAsync(lead));
        await using var db = Site.Database.Read();
        Assert.Equal(
            [ConsentTexts.MandateCharter.Purpose, ConsentTexts.Confidentiality.Purpose],
            db.Set<AccountConsent>().Where(row => row.AccountId == josette.AccountId).OrderBy(row => row.Id).Select(row => row.Purpose));
    }

    [Fact]
    public async Task The_nearest_level_reviews_whatever_levels_exist()
    {
        await OfferAsync();
        await ConfirmAsync();
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        await AssertReviewerAsync(administrator);
        var nation = await Site.ResponsableAsync(TerritoryRef.Nation, email: "nation@example.org");
        await AssertReviewerAsync(nation, administrator);
        var departement = await Site.ResponsableAsync(ValDOise, email: "departement@example.org");
        await AssertReviewerAsync(departement, nation, administrator);
        var epci = await Site.ResponsableAsync(Agglomeration, email: "epci@example.org");
        await AssertReviewerAsync(epci, departement, nation);
        await Site.Get<MandateService>().EndAsync(administrator, epci.Mandates.Single().Id);
        await AssertReviewerAsync(departement, await Site.ReadAgainAsync(epci.AccountId), nation);
    }

    [Fact]
    public async Task A_neighbour_and_the_organiser_of_the_commune_itself_do_not_review_its_organiser()
    {
        var line = await ConfirmedAsync(await Site.ResponsableAsync(ValDOise, email: "departement@example.org"));
        foreach (var (territory, email) in new[] { (Pontoise, "pontoise@example.org"), (Cergy, "cergy@example.org"),
            (Ain, "ain@example.org") })
        {
            var stranger = await Site.ResponsableAsync(territory, email: email);
            Assert.Empty(await Review.ListAsync(stranger));
            Assert.Null(await Review.OpenAsync(stranger, line.Id));
            Assert.Equal(ReviewAnswer.NotFound, await Review.NominateAsync(stranger, line.Id));
            Assert.Equal(ReviewAnswer.NotFound, await Review.RefuseAsync(stranger, line.Id, ""));
            Assert.Equal(ReviewAnswer.NotFound, await Review.AskAsync(stranger, line.Id, "?"));
        }
    }

    [Fact]
    public async Task Who_leads_the_commune_reviews_who_helps_there()
    {
        var organiser = await Site.ResponsableAsync(Pontoise, email: "pontoise@example.org");
        var departement = await Site.ResponsableAsync(ValDOise, email: "departement@example.org");
        await OfferAsync("responsable-livraisons");
        await ConfirmAsync();
        await AssertReviewerAsync(organiser, departement);
    }

    [Fact]
    public async Task Nobody_reviews_their_own_candidacy()
    {
        var own = await Site.ResponsableAsync(ValDOise, email: "josette@example.org");
        var nation = await Site.ResponsableAsync(TerritoryRef.Nation, email: "nation@example.org");
        await OfferAsync();
        await ConfirmAsync();
        await AssertReviewerAsync(nation, own);
    }

    [Fact]
    public async Task Nobody_gives_a_right_they_do_not_hold()
    {
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        Assert.Null(await Site.Get<MandateTypes>().ChangeAsync(administrator, MandateAlias.EpciLead, new MandateTypeForm
        {
            Name = "Relais",
            Levels = [TerritoryKind.Epci],
            Rights = [MandateRights.Nominates],
            Active = true,
        }));
        var relay = await Site.ResponsableAsync(Agglomeration, email: "relais@example.org");
        var line = await ConfirmedAsync(relay);
        Assert.Equal(ReviewAnswer.RightsMissing, await Review.NominateAsync(relay, line.Id));
    }

    [Fact]
    public async Task A_question_goes_to_the_candidate_and_the_answer_comes_back()
    {
        var lead = await Site.ResponsableAsync(ValDOise);
        var line = await ConfirmedAsync(lead);
        Assert.Equal(ReviewAnswer.Done, await Review.AskAsync(lead, line.Id, "Libre le samedi ?"));
        var token = await Site.LastLinkAsync("reponse");
        Assert.Equal("Libre le samedi ?", (await Service.InspectQuestionAsync(token))!.Question);
        Assert.True(await Service.AnswerAsync(token, "Oui"));
        Assert.False(await Service.AnswerAsync(token, "Non"));
        Assert.Equal("Oui", (await Review.OpenAsync(lead, line.Id))!.Answer);
        Assert.Contains("Réponse", (await Site.ComposeAsync((await Site.MailsAsync())[^1]))!.Subject);
    }

    [Fact]
    public async Task A_refusal_is_told_with_the_reviewers_words()
    {
        var lead = await Site.ResponsableAsync(ValDOise);
        var line = await ConfirmedAsync(lead);
        Assert.Equal(ReviewAnswer.Done, await Review.RefuseAsync(lead, line.Id, "Le poste vient d’être pourvu."));
        var mail = (await Site.ComposeAsync((await Site.MailsAsync())[^1]))!;
        Assert.Contains(mail.Body.Blocks.OfType<MailBlock.Paragraph>(), block => block.Text.Contains("pourvu", StringComparison.Ordinal));
        Assert.Equal(ReviewAnswer.NotFound, await Review.NominateAsync(lead, line.Id));
    }

    [Fact]
    public async Task Whoever_is_suggested_gets_one_mail_and_nothing_is_kept_of_who_says_no()
    {
        foreach (var type in new[] { MandateAlias.CommuneOrganiser, "contact-mairie" })
        {
            Assert.Empty(await Service.SubmitAsync(Form(type) with { SuggestedBy = "Paul Bouton" }));
        }
        var mail = Assert.Single(await Site.MailsAsync());
        Assert.Contains("Paul Bouton", (await Site.ComposeAsync(mail))!.Subject);
        Assert.True(await Service.DeclineAsync(await Site.LastLinkAsync("candidature")));
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(db.Set<Candidacy>(), row => row.Id == mail.RecipientId);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_candidacy_and_known_addresses_are_told_by_mail_only()
    {
        var form = Form(MandateAlias.CommuneOrganiser);
        Assert.Empty(await Service.SubmitAsync(form));
        Assert.Empty(await Service.SubmitAsync(form));
        await ConfirmAsync();
        Site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await Service.SubmitAsync(form with { SubmissionId = Guid.NewGuid() }));
        Assert.Contains("déjà arrivée", (await Site.ComposeAsync((await Site.MailsAsync())[^1]))!.Subject);
        await using var db = Site.Database.Read();
        Assert.Single(db.Set<Candidacy>());
    }

    [Fact]
    public async Task A_strangers_form_with_her_address_does_not_take_the_place_of_hers()
    {
        Assert.Empty(await Service.SubmitAsync(Form(MandateAlias.CommuneOrganiser) with { Name = "Intrus", Message = "Autre chose" }));
        var strangers = await Site.LastLinkAsync("candidature");
        await OfferAsync();
        var hers = await Site.LastLinkAsync("candidature");
        Assert.Equal(
            ("Josette Ourlet", "Me voici"), ((await Service.InspectAsync(hers))!.Name, (await Service.InspectAsync(hers))!.Message));
        Assert.True(await Service.ConfirmAsync(hers, null));
        Assert.False(await Service.ConfirmAsync(strangers, null));
        await using var db = Site.Database.Read();
        Assert.Equal(("Josette Ourlet", "Me voici"), (db.Set<Candidacy>().Single().Name, db.Set<Candidacy>().Single().Message));
    }

    [Theory]
    [InlineData("Jean-Noël d’Hérouville", true)]
    [InlineData("Mme S. Ourlet", true)]
    [InlineData("Gagnez sur casino.example", false)]
    [InlineData("http://spam", false)]
    [InlineData("moi@example.org", false)]
    public async Task A_name_that_a_mail_will_carry_is_no_advertisement(string name, bool right) =>
        Assert.Equal(right, (await Service.SubmitAsync(Form(MandateAlias.CommuneOrganiser) with { SuggestedBy = name })).Count == 0);

    [Theory]
    [InlineData("administrateur-national", "nation:FR")]
    [InlineData("organisateur-communal", "departement:95")]
    [InlineData("inconnu", "commune:95500")]
    public async Task Only_posts_that_are_offered_there_can_be_asked_for(string type, string territory)
    {
        Assert.True(TerritoryRef.TryParse(territory, out var place));
        Assert.Equal(nameof(CandidacyForm.Type), Assert.Single(await Service.SubmitAsync(Form(type) with { Territory = place })).Key);
    }

    private static CandidacyForm Form(string type) => new()
    {
        SubmissionId = Guid.NewGuid(),
        Territory = Pontoise,
        Type = type,
        Name = "Josette Ourlet",
        Email = "josette@example.org",
        Message = "Me voici",
    };

    private async Task OfferAsync(string type = MandateAlias.CommuneOrganiser) => Assert.Empty(await Service.SubmitAsync(Form(type)));

    private async Task ConfirmAsync() => Assert.True(await Service.ConfirmAsync(await Site.LastLinkAsync("candidature"), null));

    private async Task<CandidacyLine> ConfirmedAsync(Responsable reviewer)
    {
        await OfferAsync();
        await ConfirmAsync();
        return Assert.Single(await Review.ListAsync(reviewer));
    }

    private async Task AssertReviewerAsync(Responsable reviewer, params Responsable[] others)
    {
        Assert.Single(await Review.ListAsync(reviewer));
        foreach (var other in others)
        {
            Assert.Empty(await Review.ListAsync(other));
        }
    }

    private async Task<Responsable> NewHolderAsync()
    {
        await using var db = Site.Database.Read();
        return await Site.ReadAgainAsync(db.Set<Core.Accounts.Account>().Single(row => row.EmailKey == "josette@example.org").Id);
    }
}
