using System.Reflection;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Tests.Mailing;

/// <summary>Rows wait in the outbox while the site is updated: what a version wrote, the next one must read.</summary>
public sealed class MailKindTests : SiteTest
{
    /// <summary>What rows hold, letter by letter. A new kind says it here; what stands here is not changed.</summary>
    private static readonly Dictionary<string, string[]> Texts = new()
    {
        ["ancienne-adresse"] = ["12"],
        ["appel-aux-candidatures"] = ["commune:95323"],
        ["appel-confirmer"] = ["12"],
        ["appel-inscription"] = [""],
        ["appel-reponse"] = ["12:63900000000000000"],
        ["arrivees"] = ["639000000000000000"],
        ["besoin-confirmer"] = [""],
        ["besoin-expire"] = [""],
        ["besoin-recu"] = ["12"],
        ["besoin-suivi"] = [""],
        ["bienvenue"] = [""],
        ["campagne"] = ["12"],
        ["campagne-accord"] = ["12"],
        ["campagne-essai"] = ["12 95323", "12 "],
        ["candidature-confirmer"] = [""],
        ["candidature-question"] = [""],
        ["candidature-recue"] = ["12"],
        ["candidature-refus"] = [""],
        ["confirmation"] = ["", "import", "import:42"],
        ["connexion"] = [""],
        ["deja-inscrit"] = [""],
        ["demenagement"] = ["arrivee 95323 2026113014", "depart 95323 2026113014"],
        ["depart"] = ["95323 2026113014"],
        ["invitation-redaction"] = ["", "Bienvenue parmi nous\u00a0!\nÀ bientôt"],
        ["kits"] = ["", "rappel"],
        ["lettre"] = [""],
        ["lien-fiche"] = [""],
        ["mandat"] = ["12"],
        ["mandat-entourage"] = ["12:EndsSoon"],
        ["mandat-titulaire"] = ["12:Renewed"],
        ["mot-de-passe-redaction"] = [""],
        ["nomination"] = [""],
        ["nomination-reponse"] = ["12"],
        ["nouvelle-adresse"] = ["12"],
        ["reponse"] = ["12"],
        ["toujours-disponible"] = [""],
        ["tournee"] = ["12"],
        ["tournee-abandonnee"] = ["12"],
        ["voisins"] = ["639000000000000000"],
    };

    private static IReadOnlyList<object> Kinds =>
    [
        .. from type in typeof(Outbox).Assembly.GetTypes()
           from kept in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where kept.FieldType.IsGenericType && kept.FieldType.GetGenericTypeDefinition() == typeof(MailKind<>)
           select kept.GetValue(null)!,
    ];

    [Fact]
    public void Every_kind_reads_what_its_rows_hold_and_writes_the_same()
    {
        Assert.Equal(Texts.Keys.Order(), Kinds.Select(NameOf).Order());
        Assert.All(Kinds, kind => Assert.Equal(Texts[NameOf(kind)], Texts[NameOf(kind)].Select(text => WrittenAgain(kind, text))));
    }

    [Fact]
    public void Every_kind_has_one_template() =>
        Assert.Equal(Kinds.Select(NameOf).Order(), Site.Get<IEnumerable<IMailTemplate>>().Select(template => template.Name).Order());

    [Fact]
    public async Task Data_that_nobody_can_read_drop_the_mail()
    {
        foreach (var name in Kinds.Where(kind => WrittenAgain(kind, "illisible : ?") is null).Select(NameOf))
        {
            Assert.Null(await Site.ComposeAsync(new OutboxMail
            {
                Template = name,
                RecipientKind = "volunteer",
                RecipientId = 1,
                Data = "illisible : ?",
            }));
        }
    }

    [Fact]
    public async Task The_same_key_is_one_mail_and_none_is_as_many_as_are_asked()
    {
        var happened = new MandateEvent(12, MandateNews.Renewed);
        var outbox = Site.Get<Outbox>();
        await Site.Database.WriteAsync(async db =>
        {
            await outbox.EnqueueAsync(db, MandateHolderMail.Kind.To(1, happened, once: "12:Renewed:x:1"));
            await outbox.EnqueueAsync(db, MandateHolderMail.Kind.To(1, happened, once: "12:Renewed:x:1"));
            await outbox.EnqueueAsync(db, MandateHolderMail.Kind.To(1, happened, once: "12:Renewed:y:1"));
            await outbox.EnqueueAsync(db, SignInMail.Kind.To(1));
            await outbox.EnqueueAsync(db, SignInMail.Kind.To(1));
        });
        Assert.Equal(
            [(null, ""), (null, ""), ("mandat-titulaire:12:Renewed:x:1", "12:Renewed"), ("mandat-titulaire:12:Renewed:y:1", "12:Renewed")],
            (await Site.MailsAsync()).Select(mail => (mail.DedupKey, mail.Data)).OrderBy(row => row.DedupKey, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_grouped_sending_is_known_by_its_recipient_and_data()
    {
        var hour = CommuneHour.Of("95323", new DateTime(2026, 11, 30, 14, 59, 0, DateTimeKind.Utc));
        await Site.Database.WriteAsync(async db =>
        {
            await Site.Get<Outbox>().EnqueueManyAsync(db, DepartureMail.Kind, [1, 2], hour, once: true);
            await Site.Get<Outbox>().EnqueueManyAsync(db, DepartureMail.Kind, [2, 3], hour, once: true);
        });
        Assert.Equal(["depart:1:95323 2026113014", "depart:2:95323 2026113014", "depart:3:95323 2026113014"],
            (await Site.MailsAsync()).Select(mail => mail.DedupKey).Order());
    }

    private static string NameOf(object kind) => (string)kind.GetType().GetProperty(nameof(MailKind<NoData>.Name))!.GetValue(kind)!;

    private static string? WrittenAgain(object kind, string text) => (string?)typeof(MailKindTests)
        .GetMethod(nameof(WriteAgain), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(kind.GetType().GetGenericArguments()).Invoke(null, [kind, text]);

    private static string? WriteAgain<TData>(MailKind<TData> kind, string text)
        where TData : IParsable<TData> => kind.TryRead(text, out var data) ? kind.Write(data) : null;
}
