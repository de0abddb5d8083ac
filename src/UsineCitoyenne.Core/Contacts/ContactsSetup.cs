using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Contacts.Answers;
using UsineCitoyenne.Core.Contacts.Bulk;
using UsineCitoyenne.Core.Contacts.ForEditors;
using UsineCitoyenne.Core.Contacts.Members;
using UsineCitoyenne.Core.Contacts.Paper;
using UsineCitoyenne.Core.Contacts.Proxy;
using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Contacts.Today;
using UsineCitoyenne.Core.Contacts.Views;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Contacts;

public static class ContactsSetup
{
    public static IServiceCollection AddContacts(this IServiceCollection services) => services
        .AddSingleton<ContactSelection>()
        .AddSingleton<ContactEdits>()
        .AddSingleton<ContactDossiers>()
        .AddSingleton<BulkBatch>()
        .AddSingleton<ContactBulk>()
        .AddSingleton<SavedViews>()
        .AddSingleton<IFollowsHandOvers, SavedViewHandOver>()
        .AddSingleton<FacetServices>()
        .AddSingleton<ContactFeed>()
        .AddSingleton<ContactIndex>()
        .AddSingleton<IRetention, ContactIndexRetention>()
        .AddSingleton<ContactTable>()
        .AddSingleton<ContactViewFormatter>()
        .AddSingleton<ContactLines>()
        .AddSingleton<ContactCsv>()
        .AddSingleton<PaperLists>()
        .AddSingleton<CallService>()
        .AddSingleton<MemberValues>()
        .AddSingleton<MemberCheck>()
        .AddSingleton<VolunteerMembers>()
        .AddSingleton<ContactDirectory>()
        .AddSingleton<ProxyService>()
        .AddSingleton<ITodaySource, NewcomersToday>();
}
