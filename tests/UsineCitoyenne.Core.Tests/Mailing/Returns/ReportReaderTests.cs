using System.Text;
using CsCheck;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Mailing.Returns;

public sealed class ReportReaderTests
{
    private static readonly ReturnPath Path = new(
        new DatabaseOptions { DataFolder = "/nulle/part" }, new SiteOptions { MailKey = TestDatabase.FieldKey },
        new MailOptions { ReturnAddress = "retours@usine.example.org" });

    private static readonly string To = Path.Of(2)!;

    [Theory]
    [InlineData("5.1.1", "550 5.1.1 User unknown", ReturnClass.Address)]
    [InlineData("5.1.10", "556 5.1.10 Null MX", ReturnClass.Address)]
    [InlineData("5.1.2", "", ReturnClass.Address)]
    [InlineData("5.1.6", "551 5.1.6 moved", ReturnClass.Address)]
    [InlineData("5.0.0", "550 No such user here", ReturnClass.Address)]
    [InlineData("5.5.0", "550 5.5.0 Requested action not taken: mailbox not found", ReturnClass.Address)]
    [InlineData("5.4.4", "Host or domain name not found. Name service error for name=exemple.invalid type=A", ReturnClass.Address)]
    [InlineData("5.2.2", "552 5.2.2 Mailbox full", ReturnClass.Mailbox)]
    [InlineData("5.2.1", "550 5.2.1 The account is disabled", ReturnClass.Mailbox)]
    [InlineData("5.1.1", "552 5.2.2 Over quota", ReturnClass.Mailbox)]
    [InlineData("5.4.1", "550 5.4.1 Recipient address rejected: Access denied", ReturnClass.Mailbox)]
    [InlineData("5.0.0", "550 refused", ReturnClass.Mailbox)]
    [InlineData("5.7.26", "550 5.7.26 Unauthenticated mail from this sender is not accepted (DMARC)", ReturnClass.Policy)]
    [InlineData("5.7.1", "550 5.7.1 Sending address blocked by a list", ReturnClass.Policy)]
    [InlineData("5.1.1", "550 5.7.1 Service unavailable, client host [192.0.2.1] blocked using Spamhaus", ReturnClass.Policy)]
    [InlineData("5.1.1", "554 Your address is listed in our block list", ReturnClass.Policy)]
    [InlineData("5.3.0", "554 5.3.0 poor reputation of the sender", ReturnClass.Policy)]
    [InlineData("5.3.4", "552 5.3.4 Message size exceeds limit", ReturnClass.Message)]
    [InlineData("5.6.0", "554 5.6.0 Content rejected", ReturnClass.Message)]
    [InlineData("5.1.8", "553 5.1.8 Sender domain does not resolve", ReturnClass.Sender)]
    [InlineData("5.1.7", "553 5.1.7 bad syntax", ReturnClass.Sender)]
    [InlineData("5.0.0", "452 4.3.2 Connection rate limit exceeded", ReturnClass.Delay)]
    [InlineData("4.4.7", "delivery time expired", ReturnClass.Delay)]
    [InlineData("5.0.0", "550 too many connections from your host, try again later", ReturnClass.Delay)]
    [InlineData("5.7.17", "550 5.7.17 Mailbox owner has changed", ReturnClass.Address)]
    public void Only_a_status_of_the_address_is_one(string status, string diagnostic, object expected)
    {
        var found = ReportReader.Read(Reports.Read(Reports.Status(To, "failed", status, diagnostic)), Path);
        Assert.Equal((2, MailReturnKind.Bounce, (ReturnClass)expected, "example.org"),
            (found!.MailId, found.Kind, found.Status.Class, found.Domain));
    }

    [Fact]
    public void Notices_without_a_report_part_are_read()
    {
        foreach (var notice in new[] { Reports.Qmail(To), Reports.Exim(To), Reports.Exchange(To) })
        {
            var found = ReportReader.Read(Reports.Read(notice), Path);
            Assert.Equal((2, "5.1.1", ReturnClass.Address), (found!.MailId, found.Status.Code, found.Status.Class));
        }
        Assert.Equal(ReturnClass.Mailbox, ReportReader.Read(Reports.Read(Reports.Qmail(To, "552 5.2.2 over quota")), Path)!.Status.Class);
    }

    [Theory]
    [InlineData("abuse", true)]
    [InlineData("opt-out", true)]
    [InlineData("fraud", true)]
    [InlineData("not-spam", false)]
    [InlineData("auth-failure", false)]
    public void A_complaint_is_one_and_its_contrary_is_not(string type, bool complains) =>
        Assert.Equal(complains, ReportReader.Read(Reports.Read(Reports.Feedback(To, type)), Path)?.Kind == MailReturnKind.Complaint);

    [Fact]
    public void A_delay_an_absence_or_a_forged_return_reports_nothing()
    {
        string[] others =
        [
            Reports.Status(To, "delayed", "4.4.1", "connect timed out"),
            Reports.Status("retours+2-0000000000000000@usine.example.org", "failed", "5.1.1", "550 5.1.1 User unknown"),
            $"Return-Path: <>\nFrom: josette@example.org\nTo: {To}\nAuto-Submitted: auto-replied\nSubject: Absence\n\nJe suis absente. "
            + "L'adresse marie@example.org n'existe plus.",
            $"From: Mailer-Daemon@relais.example\nTo: {To}\nX-Failed-Recipients: josette@example.org\nSubject: Warning: message delayed 24 "
            + "hours\n\n450 try again",
        ];
        Assert.All(others, other => Assert.Null(ReportReader.Read(Reports.Read(other), Path)));
    }

    [Fact]
    public void Whatever_a_report_holds_its_reader_does_not_throw()
    {
        string[] seeds =
        [
            Reports.Status(To, "failed", "5.1.1", "550 5.1.1 User unknown"), Reports.Qmail(To), Reports.Exim(To), Reports.Exchange(To),
                Reports.Feedback(To, "abuse"),
        ];
        var edit = Gen.Select(Gen.Int[0, 2000], Gen.Byte);
        Gen.Select(Gen.Int[0, seeds.Length - 1], edit.Array[0, 20], Gen.Int[0, 2000], Gen.Int[1, 4]).Sample((which, edits, cut, times) =>
        {
            var bytes = Encoding.Latin1.GetBytes(seeds[which].ReplaceLineEndings("\r\n"));
            foreach (var (at, value) in edits)
            {
                bytes[at % bytes.Length] = value;
            }
            var kept = bytes[..Math.Max(1, bytes.Length - (cut % bytes.Length))];
            var mail = InboundMail.Read([.. Enumerable.Repeat(kept, times).SelectMany(part => part)]);
            if (mail is not null)
            {
                ReportReader.Read(mail, Path);
                _ = (mail.Text, mail.Subject, mail.From, mail.FromName, mail.MessageId, mail.IsAutomatic);
            }
        }, iter: 3000);
    }
}
