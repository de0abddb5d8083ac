using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Tests.Calls;

/// <summary>An answer that a form brings is its owner's only once they said so.</summary>
public sealed class CallReplyTests : SiteTest
{
    private static readonly DataTypeDefinition TextBox =
        new(DeterministicKey.Of(Guid.Empty, "Texte"), "Texte", "Texte", "Umbraco.TextBox", "Umb.PropertyEditorUi.Test", "{}");

    private readonly Guid national = Guid.NewGuid();
    private readonly Guid of78 = Guid.NewGuid();
    private readonly Guid of95 = Guid.NewGuid();

    private CallReplies Replies => Site.Get<CallReplies>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await PublishCallsAsync();
    }

    [Fact]
    public async Task The_answer_of_a_known_address_counts_once_its_owner_pressed_the_button()
    {
        var volunteer = await Site.ConfirmedAsync();
        await AskAsync(20, volunteer.Email);
        Assert.Empty(await AnswersAsync());
        Assert.Equal(volunteer.Id, Assert.Single(Assert.Single(await Site.AuditAsync(AuditAction.CallAnswerAsked)).Subjects).VolunteerId);
        var token = await TokenAsync(CallConfirmMail.Kind.Name);
        for (var opened = 0; opened < 2; opened++)
        {
            Assert.Equal((20, "agirlocal95", null), await Replies.InspectAsync(token) is { } shown
                ? (shown.Quantity, shown.Site, shown.AnswerUrl) : default);
        }
        Assert.Empty(await AnswersAsync());

        var url = await Replies.ConfirmAsync(token);
        var answer = Assert.Single(await AnswersAsync());
        Assert.Equal((20, CallAnswerState.Given), (answer.Quantity, answer.State));
        Assert.Null(await Replies.ConfirmAsync(token));
        Assert.Equal(url, (await Replies.InspectAsync(token))!.AnswerUrl);
        Assert.Contains(CallAnswerMail.Kind.Name, (await Site.MailsAsync()).Select(mail => mail.Template));
    }

    [Fact]
    public async Task Who_knows_an_address_changes_nothing_of_what_its_owner_answered()
    {
        var volunteer = await Site.ConfirmedAsync();
        await AskAsync(20, volunteer.Email);
        await Replies.ConfirmAsync(await TokenAsync(CallConfirmMail.Kind.Name));
        var before = Assert.Single(await AnswersAsync());
        var told = (await Site.MailsAsync()).Single(mail => mail.Template == CallAnswerMail.Kind.Name);

        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync(3, volunteer.Email);
        Assert.Empty(await Site.Get<SignUpService>()
            .SubmitAsync(CoreSite.Form() with { Call = of95, CallQuantity = "4", Site = "agirlocal95" }));
        await Site.Database.WriteAsync(db => Site.Get<CallAnswers>().ProposeAsync(db, of95, 5, volunteer.Id, default));

        var after = Assert.Single(await AnswersAsync());
        Assert.Equal((20, null, before.ChangedAt), (after.Quantity, after.Proposed, after.ChangedAt));
        Assert.NotNull(await Site.ComposeAsync(told));
        Assert.NotNull(await Replies.ConfirmAsync(await TokenAsync(CallConfirmMail.Kind.Name)));
        Assert.Equal(4, Assert.Single(await AnswersAsync()).Quantity);
    }

    [Fact]
    public async Task An_older_link_brings_nothing_back_once_the_person_answered_or_withdrew()
    {
        var volunteer = await Site.ConfirmedAsync();
        await AskAsync(999, volunteer.Email);
        var older = await TokenAsync(CallConfirmMail.Kind.Name);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync(5, volunteer.Email);
        Assert.NotNull(await Replies.ConfirmAsync(await TokenAsync(CallConfirmMail.Kind.Name)));
        Assert.Equal((false, true, 5), await Replies.InspectAsync(older) is { } shown ? (shown.IsUsed, shown.IsOvertaken, shown.Standing)
            : default);
        Assert.Null(await Replies.ConfirmAsync(older));
        await Site.Database.WriteAsync(db => Site.Get<CallAnswers>().WithdrawAsync(db, of95, volunteer.Id, default));
        Assert.Equal((true, null), await Replies.InspectAsync(older) is { } after ? (after.IsOvertaken, after.Standing) : default);
        Assert.Null(await Replies.ConfirmAsync(older));
        Assert.Equal(CallAnswerState.Withdrawn, Assert.Single(await AnswersAsync()).State);
    }

    [Fact]
    public async Task Who_asked_to_go_is_not_written_to_because_somebody_typed_their_address()
    {
        await Site.Database.WriteAsync(db => Site.Get<Leavers>().AddAsync(db, EmailAddress.Key("partie@example.org")));
        await AskAsync(20, "partie@example.org");
        Assert.Empty(await Site.MailsAsync());
    }

    [Fact]
    public async Task An_unknown_address_is_invited_to_sign_up_with_the_call_and_the_number()
    {
        await AskAsync(20, "nouvelle@example.org");
        var mail = Assert.Single(await Site.MailsAsync());
        Assert.Equal((CallInvitationMail.Kind.Name, "callsubmission"), (mail.Template, mail.RecipientKind));
        var content = (await Site.ComposeAsync(mail))!;
        Assert.Equal("nouvelle@example.org", content.ToAddress);
        Assert.EndsWith($"/agirlocal95/inscription/?appel={of95}&combien=20", content.Body.Blocks.OfType<MailBlock.Button>().Single().Url);
        Assert.Empty(await AnswersAsync());

        // A sign-up that was never confirmed proves nothing either.
        await Site.SignUpAsync(CoreSite.Form("attend@example.org"));
        await AskAsync(20, "attend@example.org");
        Assert.Equal(CallInvitationMail.Kind.Name, (await Site.MailsAsync())[^1].Template);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_s_box_is_flooded_and_a_form_sent_twice_is_one_answer(bool known)
    {
        var email = known ? (await Site.ConfirmedAsync()).Email : "nouvelle@example.org";
        var once = new CallSubmissionForm(of95, 20, "agirlocal95", Guid.NewGuid());
        await Task.WhenAll(Replies.AskAsync(once, email), Replies.AskAsync(once, email));
        for (var time = 0; time < CallSubmissions.Most + 2; time++)
        {
            await AskAsync(time, email);
        }
        var template = known ? CallConfirmMail.Kind.Name : CallInvitationMail.Kind.Name;
        Assert.Equal(CallSubmissions.Most, (await Site.MailsAsync()).Count(mail => mail.Template == template));
    }

    [Fact]
    public async Task What_nobody_confirmed_is_erased_after_a_week_and_at_once_with_its_person()
    {
        var volunteer = await Site.ConfirmedAsync();
        await AskAsync(20, "nouvelle@example.org");
        await AskAsync(20, volunteer.Email);
        var token = await TokenAsync(CallConfirmMail.Kind.Name);
        Assert.True(await Site.Get<VolunteerRecordService>().LeaveAsync(RecordKey.OfAddress(volunteer.Email)));
        Assert.Null(await Replies.ConfirmAsync(token));
        Assert.Equal("nouvelle@example.org", Assert.Single(await SubmissionsAsync()).EmailKey);
        Site.Clock.Advance(CallSubmissions.LinkLifetime + TimeSpan.FromMinutes(1));
        await Site.Get<DataRetention>().RunAsync();
        Assert.Empty(await SubmissionsAsync());
    }

    [Fact]
    public async Task Who_is_signed_in_answers_at_once_and_an_account_without_a_record_does_not()
    {
        var volunteer = await Site.ConfirmedAsync();
        var own = await Site.ResponsableAsync(new(TerritoryKind.Commune, "95323"), email: volunteer.Email);
        Assert.Equal(new CallReply(CallAnswerState.Awaited, 0), await Replies.OfAsync(own, of95));
        Assert.NotNull(await Replies.GiveAsync(own, of95, 12));
        var reply = (await Replies.OfAsync(own, of95))!;
        Assert.Equal((CallAnswerState.Given, 12, true), (reply.State, reply.Quantity, reply.WithdrawUrl is not null));
        Assert.Null(await Replies.GiveAsync(own, Guid.NewGuid(), 12));
        var other = await Site.ResponsableAsync(new(TerritoryKind.Commune, "95127"), email: "autre@example.org");
        Assert.Null(await Replies.OfAsync(other, of95));
        Assert.Null(await Replies.GiveAsync(other, of95, 1));
    }

    [Fact]
    public void A_call_is_answered_where_it_is_shown()
    {
        var calls = Site.Get<CallDirectory>();
        string? SiteOf(Guid call, string? site) => calls.SiteOf(calls.Find(call)!, site);
        Assert.Equal(("agirlocal95", "agirlocal95", "agirlocal95"),
            (SiteOf(of95, "agirlocal95"), SiteOf(of95, null), SiteOf(of95, "agirlocal78")));
        Assert.Equal(("agirlocal78", false), (SiteOf(of78, "agirlocal95"), calls.IsAnsweredOn(calls.Find(of78)!, "agirlocal95")));
        Assert.Equal((null, "agirlocal95"), (SiteOf(national, null), SiteOf(national, "agirlocal95")));
        Assert.True(calls.IsAnsweredOn(calls.Find(national)!, "AgirLocal95"));
        Assert.Equal("/agirlocal78/appels/appel-78/", calls.UrlFor(calls.Find(of78)!, "95323"));
        Assert.Equal("/agirlocal95/appels/appel-national/", calls.UrlFor(calls.Find(national)!, "95323"));
    }

    private Task AskAsync(int quantity, string email) =>
        Replies.AskAsync(new CallSubmissionForm(of95, quantity, "agirlocal95", Guid.NewGuid()), email);

    private async Task<string> TokenAsync(string template)
    {
        var content = await Site.ComposeAsync((await Site.MailsAsync()).Last(mail => mail.Template == template));
        return content!.Body.Blocks.OfType<MailBlock.Button>().Single().Url.TrimEnd('/').Split('/')[^1];
    }

    private async Task<List<CallAnswer>> AnswersAsync()
    {
        await using var db = Site.Database.Read();
        return [.. db.Set<CallAnswer>()];
    }

    private async Task<List<CallSubmission>> SubmissionsAsync()
    {
        await using var db = Site.Database.Read();
        return [.. db.Set<CallSubmission>()];
    }

    private async Task PublishCallsAsync()
    {
        var schema = new SchemaDefinition[] { TextBox, Type("nationalHome"), Type("departementHome", "departementCode"), Type("callList"),
            Type("call", "unit") };
        var types = schema.Select(item => new SchemaImport($"{item.Kind}/{item.Alias}.config", item.Alias, item)).ToList();
        await Site.Get<ImportSchema>().RunAsync(types, types.Select(file => file.Path).ToHashSet());
        var (home, list) = (Guid.NewGuid(), Guid.NewGuid());
        List<DocumentImport> pages = [Page("nationalHome", null, "Accueil", home), Page("callList", home, "Appels", list),
            Page("call", list, "Appel national", national)];
        foreach (var (code, call) in new[] { ("95", of95), ("78", of78) })
        {
            var (departement, calls) = (Guid.NewGuid(), Guid.NewGuid());
            pages.Add(Page("departementHome", home, $"agirlocal{code}", departement, ("departementCode", code)));
            pages.Add(Page("callList", departement, "Appels", calls));
            pages.Add(Page("call", calls, $"Appel {code}", call, ("unit", "masques")));
        }
        await Site.Get<ImportDocuments>().RunAsync(pages, pages.Select(page => page.Path).ToHashSet());
        await Site.Get<SiteContent>().ReloadAsync();
    }

    private static DocumentImport Page(string type, Guid? parent, string name, Guid key, params (string Alias, string Value)[] values) =>
        new(
        $"Content/{key}.config", $"{key}", key, parent, type, name, 0, null, false,
        values.ToDictionary(value => value.Alias, value => value.Value), true, null);

    private static ContentTypeDefinition Type(string alias, params string[] properties) =>
        new(DeterministicKey.Of(Guid.Empty, alias), alias, alias, SchemaKind.ContentType)
        {
            AllowedAtRoot = true,
            Properties = [
            .. properties.Select(property => new PropertyDefinition(
                DeterministicKey.Of(TextBox.Key, property), property, property, TextBox.Key, TextBox.EditorAlias))],
        };
}
