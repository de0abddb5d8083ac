using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Keeps the cookie keys in the database, so that sessions outlive a restart and are good on every node.</summary>
internal sealed class DatabaseKeyRepository(ProtectionKeys keys) : IXmlRepository
{
#pragma warning disable RS0030 // Our own keys, from our own database.
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(xml => XElement.Parse(xml))];
#pragma warning restore RS0030

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Store(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}

internal sealed class KeyStorage(DatabaseKeyRepository repository) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = repository;
}
