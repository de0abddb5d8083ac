using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Testing;
using UsineCitoyenne.Umbraco.USync;

namespace UsineCitoyenne.Umbraco.Tests.USync;

/// <summary>A database, the services as the host wires them, and a uSync folder to write into.</summary>
public sealed class USyncFixture : IAsyncDisposable
{
    private readonly TestDatabase test;
    private readonly ServiceProvider services;

    private USyncFixture(TestDatabase test)
    {
        this.test = test;
        Folder = Path.Combine(test.Options.DataFolder, "uSync", "v17");
        services = new ServiceCollection().AddCore(test.Options).AddUSync().BuildServiceProvider();
    }

    /// <summary>The <c>v17</c> folder; media files are in <c>../media</c>.</summary>
    public string Folder { get; }

    public string DataFolder => test.Options.DataFolder;

    public USyncImporter Importer => Get<USyncImporter>();

    public USyncExporter Exporter => Get<USyncExporter>();

    /// <summary>An empty folder to export into; its media are in <c>../media</c>.</summary>
    public string Target => Path.Combine(DataFolder, "export", "v17");

    public SiteContent Site => Get<SiteContent>();

    public static async Task<USyncFixture> CreateAsync() => new(await TestDatabase.CreateAsync());

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public void Write(string path, string xml) => Write(path, System.Text.Encoding.UTF8.GetBytes(xml));

    public void Write(string path, byte[] content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    internal Task DeleteAsync(Guid document) =>
        test.Database.WriteAsync(db => db.Set<Document>().Where(row => row.Key == document).ExecuteDeleteAsync());

    internal Task TrashAsync(Guid document) => Get<TrashDocument>().RunAsync(Editor.System, document);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await test.DisposeAsync();
    }
}
