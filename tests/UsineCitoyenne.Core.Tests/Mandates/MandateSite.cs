using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Mandates;

/// <summary>What tests of mandates do again and again.</summary>
internal static class MandateSite
{
    public static readonly TerritoryRef Pontoise = new(TerritoryKind.Commune, "95500");
    public static readonly TerritoryRef ValDOise = new(TerritoryKind.Departement, "95");

    /// <summary>The secret in the last mail whose button leads to a page of this name.</summary>
    public static async Task<string> LastLinkAsync(this CoreSite site, string page)
    {
        foreach (var mail in (await site.MailsAsync()).AsEnumerable().Reverse())
        {
            var button = (await site.ComposeAsync(mail))?.Body.Blocks.OfType<MailBlock.Button>().FirstOrDefault();
            if (button?.Url.Split('/') is [.., var name, var token, ""] && name == page)
            {
                return token;
            }
        }
        throw new InvalidOperationException($"No mail leads to {page}.");
    }

    public static CandidacyForm Offer(string name, string type = MandateAlias.CommuneOrganiser) => new()
    {
        SubmissionId = Guid.NewGuid(),
        Territory = Pontoise,
        Type = type,
        Name = name,
        Email = $"{name.ToLowerInvariant()}@example.org",
        Message = "Me voici",
    };

    /// <summary>Offers and confirms.</summary>
    public static async Task ApplyAsync(this CoreSite site, string name, string type = MandateAlias.CommuneOrganiser)
    {
        Assert.Empty(await site.Get<CandidacyService>().SubmitAsync(Offer(name, type)));
        Assert.True(await site.Get<CandidacyService>().ConfirmAsync(await site.LastLinkAsync("candidature"), null));
    }

    /// <summary>Offers, is named by this reviewer, and accepts.</summary>
    public static async Task<Responsable> AppointAsync(this CoreSite site, Responsable reviewer, string name,
        string type = MandateAlias.CommuneOrganiser)
    {
        await site.ApplyAsync(name, type);
        var line = (await site.Get<CandidacyReview>().ListAsync(reviewer)).Single(other => other.Name == name);
        Assert.Equal(ReviewAnswer.Done, await site.Get<CandidacyReview>().NominateAsync(reviewer, line.Id));
        Assert.True(await site.Get<Nomination>().AcceptAsync(await site.LastLinkAsync("nomination"), showsName: false));
        return await site.PersonAsync(name);
    }

    public static async Task<Responsable> PersonAsync(this CoreSite site, string name)
    {
        await using var db = site.Database.Read();
        return await site.ReadAgainAsync(db.Set<Account>().Single(row => row.EmailKey == $"{name.ToLowerInvariant()}@example.org").Id);
    }

    /// <summary>Who would read each mail of this kind of news, in order.</summary>
    public static async Task<List<string>> ToldAsync(this CoreSite site, string news)
    {
        var told = new List<string>();
        foreach (var mail in (await site.MailsAsync()).Where(mail => mail.Data.EndsWith(":" + news, StringComparison.Ordinal)))
        {
            told.Add((await site.ComposeAsync(mail))!.ToAddress);
        }
        return told;
    }
}
