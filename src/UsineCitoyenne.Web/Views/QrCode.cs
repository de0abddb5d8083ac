using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace UsineCitoyenne.Web.Views;

/// <summary>A QR code as one path: a tenth of the size of one rectangle a module, which counts when there are hundreds on a page.</summary>
public static class QrCode
{
    public static IHtmlContent Svg(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var start = x;
                while (x < modules.Count && modules[y][x])
                {
                    x++;
                }
                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
                }
            }
        }
        return new HtmlString(
            $"<svg class=\"qr\" role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(label)}\" viewBox=\"0 0 {modules.Count} "
            + $"{modules.Count}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{modules.Count}v{modules.Count}H0z\"/><path "
            + $"d=\"{path}\"/></svg>");
    }
}
