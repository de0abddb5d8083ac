using System.Diagnostics;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Http;

/// <summary>A <see cref="BareEndpoint"/> that serves what a page of the site is now.</summary>
internal sealed class BareProcess : IDisposable
{
    private readonly Process process;
    private readonly string file;

    private BareProcess(Process process, Uri address, string file, int length)
    {
        this.process = process;
        this.file = file;
        Address = address;
        Length = length;
    }

    public Uri Address { get; }

    /// <summary>Bytes of the body.</summary>
    public int Length { get; }

    public static async Task<BareProcess> StartAsync(Uri page)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(page);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, body);
        var port = FreePort.Find();
        var address = new Uri($"http://127.0.0.1:{port}/");
        var process = OwnProgram.Start(["bare", $"{port}", file, answer.Content.Headers.ContentType!.ToString()]);
        var bare = new BareProcess(process, address, file, body.Length);
        await Until.TrueAsync("the bare endpoint answers", () => AnswersAsync(client, address));
        return bare;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        File.Delete(file);
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address)
    {
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
