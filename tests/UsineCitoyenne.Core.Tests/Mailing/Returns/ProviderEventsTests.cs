using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing.Returns;

public sealed class ProviderEventsTests : IAsyncLifetime
{
    private TestDatabase test = null!;
    private MailBench bench = null!;
    private OutboxMail mail = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync();
        bench = new MailBench(test, new MailOptions { ReturnAddress = "retours@usine.example.org" });
        await bench.EnqueueAsync(1);
        mail = Assert.Single(await bench.Leases.TakeAsync(1, default));
    }

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        await test.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General","bouncedRecipients":[{"emailAddress":"j@example.org","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},"mail":{"source":"JETON","destination":["j@example.org"]}}""")]
    [InlineData("""{"eventType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"NoEmail","bouncedRecipients":[{"emailAddress":"j@example.org"}]},"mail":{"source":"JETON"}}""")]
    [InlineData("""[{"event":"bounce","email":"j@example.org","status":"5.1.1","reason":"550 5.1.1 no such user","type":"bounce","smtp-id":"MESSAGE","sg_event_id":"x"}]""")]
    [InlineData("""[{"event":"delivered","email":"a@example.org","sg_event_id":"y"},{"event":"bounce","email":"j@example.org","status":"5.1.1","type":"bounce","smtp-id":"MESSAGE","sg_event_id":"x"}]""")]
    [InlineData("""{"event":"hard_bounce","email":"j@example.org","id":1,"message-id":"MESSAGE","ts_event":1,"reason":"550 5.1.1 user unknown"}""")]
    [InlineData("""{"event":"invalid_email","email":"j@example.org","message-id":"<x@smtp-relay.mailin.fr>","X-Mailin-custom":"NU"}""")]
    [InlineData("""[{"event":"bounce","time":1,"MessageID":1,"email":"j@example.org","CustomID":"NU","hard_bounce":true,"error_related_to":"recipient","error":"user unknown"}]""")]
    [InlineData("""{"signature":{},"event-data":{"event":"failed","severity":"permanent","reason":"bounce","recipient":"j@example.org","delivery-status":{"code":550,"message":"5.1.1 no such user"},"message":{"headers":{"message-id":"NU"}}}}""")]
    [InlineData("""{"events":[{"type":"bounce","address":"JETON","status":"5.1.1"}]}""")]
    public async Task An_address_that_does_not_exist_is_understood_from_each_provider(string json)
    {
        Assert.Equal(1, await PostAsync(json));
        Assert.True(await IsSilencedAsync());
        Assert.Equal(1, await PostAsync(json));
    }

    [Theory]
    [InlineData("""{"notificationType":"Bounce","bounce":{"bounceType":"Transient","bounceSubType":"MailboxFull","bouncedRecipients":[{"status":"5.2.2"}]},"mail":{"source":"JETON"}}""")]
    [InlineData("""[{"event":"bounce","type":"blocked","email":"j@example.org","status":"5.7.1","smtp-id":"MESSAGE"}]""")]
    [InlineData("""{"event":"soft_bounce","email":"j@example.org","message-id":"MESSAGE","reason":"mailbox full"}""")]
    [InlineData("""{"event":"blocked","MessageID":1,"email":"j@example.org","CustomID":"JETON","error_related_to":"policy","error":"policy"}""")]
    [InlineData("""{"event-data":{"event":"failed","severity":"temporary","recipient":"j@example.org","delivery-status":{"code":452},"message":{"headers":{"message-id":"NU"}}}}""")]
    public async Task What_may_pass_silences_nobody(string json)
    {
        Assert.Equal(1, await PostAsync(json));
        Assert.False(await IsSilencedAsync());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""{"events":[null]}""")]
    [InlineData("""{"events":null}""")]
    [InlineData("""{"bonjour":1}""")]
    [InlineData("\"texte\"")]
    [InlineData("pas du json")]
    [InlineData("")]
    [InlineData("""{"Type":"Notification","Message":"pas du json"}""")]
    public async Task An_unknown_body_is_refused_with_a_word_why(string json)
    {
        Assert.NotEmpty((await Assert.ThrowsAsync<FormatException>(() => PostAsync(json))).Message);
        Assert.False(await IsSilencedAsync());
    }

    [Fact]
    public async Task A_body_nested_for_ever_is_refused() =>
        await Assert.ThrowsAsync<FormatException>(() => PostAsync(new string('[', 100_000)));

    [Fact]
    public async Task What_SNS_wraps_is_read_and_what_it_asks_to_open_is_only_told()
    {
        var inner = Fill(
            """{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":[{"status":"5.1.1"}]},"mail":{"source":"JETON"}}""");
        Assert.Equal(
            1, await PostAsync(
                JsonSerializer.Serialize(new { Type = "Notification", TopicArn = "arn:aws:sns:eu-west-3:1:retours", Message = inner })));
        Assert.Equal(
            0, await PostAsync(
                """{"Type":"SubscriptionConfirmation","TopicArn":"arn","SubscribeURL":"https://sns.eu-west-3.amazonaws.com/?Token=1"}"""));
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("Error Amazon SNS", StringComparison.Ordinal)
            && line.Contains("https://sns.eu-west-3.amazonaws.com/?Token=1"));
        Assert.Equal(0, await PostAsync("""{"Type":"SubscriptionConfirmation","TopicArn":"arn","SubscribeURL":"http://192.0.2.1/"}"""));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains("192.0.2.1"));
    }

    private Task<int> PostAsync(string json) => bench.Get<ReturnService>().TakeAsync(new MemoryStream(Encoding.UTF8.GetBytes(Fill(json))));

    private string Fill(string json) => json
        .Replace("JETON", bench.Get<ReturnPath>().Of(mail.Id)).Replace("MESSAGE", mail.MessageId)
        .Replace("NU", mail.MessageId!.Trim('<', '>'));

    private async Task<bool> IsSilencedAsync()
    {
        await using var db = bench.Database.Read();
        return await db.Set<AddressTrouble>().AnyAsync();
    }
}
