using System.Text;
using UsineCitoyenne.Core.Mailing.Inbound;

namespace UsineCitoyenne.Core.Tests.Mailing.Returns;

/// <summary>Returns as servers write them.</summary>
internal static class Reports
{
    public static InboundMail Read(string message) => InboundMail.Read(Encoding.Latin1.GetBytes(message.ReplaceLineEndings("\r\n")))!;

    /// <summary>With an RFC 3464 part, as Postfix writes it.</summary>
    public static string Status(string to, string action, string status, string diagnostic) => $"""
        Return-Path: <>
        Delivered-To: {to}
        From: MAILER-DAEMON@relais.example
        To: {to}
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="BORD"

        --BORD
        Content-Type: text/plain; charset=us-ascii

        Le message n'a pas pu etre remis.

        --BORD
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relais.example

        Final-Recipient: rfc822; josette@example.org
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; {diagnostic}

        --BORD--
        """;

    public static string Qmail(string to, string answer = "550 5.1.1 No such user here") => $"""
        Return-Path: <>
        Delivered-To: {to}
        From: MAILER-DAEMON@relais.example
        To: {to}
        Subject: failure notice

        Message not delivered. This is a permanent error.

        <josette@example.org>:
        192.0.2.1 does not like recipient.
        Remote host said: {answer}

        --- Below this line is a copy of the message.

        Return-Path: <{to}>
        """;

    public static string Exim(string to) => $"""
        Return-Path: <>
        From: Mail Delivery System <Mailer-Daemon@relais.example>
        To: {to}
        X-Failed-Recipients: josette@example.org
        Auto-Submitted: auto-replied
        Subject: Mail delivery failed: returning message to sender

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          josette@example.org
            host mx.example.org [192.0.2.1]
            SMTP error from remote mail server after RCPT TO:<josette@example.org>:
            550 5.1.1 unknown user

        ------ This is a copy of the message, including all the headers. ------

        Subject: 552 5.2.2 rien
        """;

    public static string Exchange(string to) => $"""
        From: System Administrator <postmaster@relais.example>
        To: {to}
        Subject: Undeliverable: Bonjour

        Your message did not reach some or all of the intended recipients.

        The following recipient(s) could not be reached:

              josette@example.org on 30/11/2026 10:00
                    The e-mail account does not exist at the organization this message was sent to.
                    <relais.example #5.1.1>
        """;

    public static string Feedback(string to, string type) => $"""
        From: fbl@fournisseur.example
        To: plaintes@usine.example.org
        Subject: FW: Essai
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="B"

        --B
        Content-Type: text/plain

        Report.
        --B
        Content-Type: message/feedback-report

        Feedback-Type: {type}
        User-Agent: X/1
        Version: 1

        --B
        Content-Type: message/rfc822

        Return-Path: {to}
        Sender: {to}
        From: Usine <contact@usine.example.org>
        Subject: Essai

        Bonjour
        --B--
        """;
}
