using Microsoft.AspNetCore.Html;
using QRCoder;

namespace UsineCitoyenne.Web.Views;

/// <summary>A QR code as SVG, black on white, sharp at any size on paper.</summary>
public static class QrCode
{
    /// <param name="label">What it leads to, for who does not see it.</param>
    public static IHtmlContent Svg(string url, string label)
    {
        using var data = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }
        return new HtmlContentBuilder().AppendHtml($"<svg class=\"qr\" viewBox=\"0 0 {modules.Count} {modules.Count}\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"")
            .Append(label).AppendHtml($"\"><path fill=\"#fff\" d=\"M0 0h{modules.Count}v{modules.Count}H0z\"/><path d=\"{path}\"/></svg>");
    }
}
