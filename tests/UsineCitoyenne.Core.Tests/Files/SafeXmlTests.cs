using System.Diagnostics;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using UsineCitoyenne.Core.Files;

namespace UsineCitoyenne.Core.Tests.Files;

public sealed class SafeXmlTests
{
    private static readonly XmlLimits Small = new(Depth: 3, Characters: 2_000, Elements: 10, Attributes: 4);

    [Theory]
    [InlineData("<a><b><c/></b></a>")]
    [InlineData("<a w='1' x='2' y='3' z='4'/>")]
    [InlineData("<?xml version='1.0' encoding='utf-8'?><a><!-- non --><b/><b/><b/><b/><b/><b/><b/><b/><b/></a>")]
    public void What_is_within_the_limits_is_read(string xml) => Assert.Equal("a", Load(xml, Small).Root!.Name);

    [Theory]
    [InlineData("<a><b><c><d/></c></b></a>")]
    [InlineData("<a v='0' w='1' x='2' y='3' z='4'/>")]
    [InlineData("<a><b/><b/><b/><b/><b/><b/><b/><b/><b/><b/></a>")]
    [InlineData("<!DOCTYPE a><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")]
    [InlineData("")]
    [InlineData("<a>")]
    public void What_is_beyond_is_refused(string xml) => Assert.Throws<XmlException>(() => Load(xml, Small));

    [Fact]
    public void A_long_text_is_refused_before_it_is_held() =>
        Assert.Throws<XmlException>(() => Load($"<a>{new string('x', 3_000)}</a>", Small));

    [Fact]
    public void The_documents_own_entities_unfold_so_far()
    {
        var limits = Small with { EntityCharacters = 100 };

        Assert.Equal("yy", Load("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;&x;</a>", limits).Root!.Value);
        Assert.Throws<XmlException>(
            () => Load("<!DOCTYPE a [<!ENTITY x 'yyyyyyyyyy'><!ENTITY z '&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;'>]><a>&z;&z;</a>", limits));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM '{0}'>]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY % x SYSTEM '{0}'> %x;]><a/>")]
    [InlineData("<!DOCTYPE a SYSTEM '{0}'><a/>")]
    public void Nothing_outside_the_file_is_read(string xml)
    {
        var secret = Path.GetTempFileName();
        File.WriteAllText(secret, "<!ENTITY y 'secret'>");
        try
        {
            var text = "";
            try
            {
                text = Load(string.Format(null, xml, new Uri(secret)), Small with { EntityCharacters = 100 }).ToString();
            }
            catch (XmlException)
            {
                // Refusing is as good.
            }
            Assert.DoesNotContain("ENTITY y", text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void A_hundred_thousand_groups_inside_one_another_are_refused_at_once()
    {
        var xml = string.Concat(Enumerable.Repeat("<g>", 100_000)) + string.Concat(Enumerable.Repeat("</g>", 100_000));
        var watch = Stopwatch.StartNew();

        Assert.Throws<XmlException>(() => Load(xml, new XmlLimits()));

        // It took half a minute.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void Who_reads_can_be_stopped_between_two_nodes()
    {
        using var stop = new CancellationTokenSource();
        using var reader = SafeXml.Open(new MemoryStream("<a><b/><c/></a>"u8.ToArray()), Small, stop.Token);
        Assert.True(reader.Read());

        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => reader.Read());
    }

    private static XDocument Load(string xml, XmlLimits limits) => SafeXml.Load(new MemoryStream(Encoding.UTF8.GetBytes(xml)), limits);
}
