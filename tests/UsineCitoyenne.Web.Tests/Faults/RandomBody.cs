using System.Text;
using System.Text.Json.Nodes;

namespace UsineCitoyenne.Web.Tests.Faults;

/// <summary>A body and what it says of itself, which need not agree.</summary>
internal sealed record RandomBody(string? ContentType, byte[] Bytes)
{
    private static readonly string[] Types =
    [
        "application/json", "application/json; charset=utf-8", "application/json;charset=zz", "application/json; charset=utf-16",
            "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded;charset=zz", "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"a b\"", "text/plain", "text/xml; charset=é", "application/octet-stream", "/", ";", "image/png",
        "application/json-patch+json", "",
    ];

    public static RandomBody Of(Random random, Harvest harvest, IReadOnlyList<string> fields) => random.Next(6) switch
    {
        0 => new(null, []),
        1 => Json(random, harvest),
        2 => Multipart(random, harvest, fields),
        3 => new(random.GetItems(Types, 1)[0], Encoding.UTF8.GetBytes(random.Next(2) == 0 ? JsonText(random, harvest)
            : OddText.Of(random))),
        _ => Form(random, harvest, fields),
    };

    public static RandomBody Json(Random random, Harvest harvest) =>
        new(random.Next(8) == 0 ? random.GetItems(Types, 1)[0] : "application/json", Encoding.UTF8.GetBytes(JsonText(random, harvest)));

    private static RandomBody Form(Random random, Harvest harvest, IReadOnlyList<string> fields)
    {
        var pairs = Pairs(random, harvest, fields).Select(pair =>
            $"{Uri.EscapeDataString(pair.Name)}={(random.Next(6) == 0 ? OddText.InQuery(random) : Escape(pair.Value))}");
        return new(random.Next(10) == 0 ? random.GetItems(Types, 1)[0]
            : "application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(string.Join('&', pairs)));
    }

    private static RandomBody Multipart(Random random, Harvest harvest, IReadOnlyList<string> fields)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Pairs(random, harvest, fields))
        {
            text.Append($"--x\r\nContent-Disposition: form-data; "
                + $"name=\"{name}\"{(random.Next(3) == 0 ? $"; filename=\"{OddText.Of(random)}\"" : "")}\r\n");
            text.Append(random.Next(5) == 0 ? "Content-Type: zz;;\r\n" : "").Append($"\r\n{value}\r\n");
        }
        return new("multipart/form-data; boundary=x", Encoding.UTF8.GetBytes(text.Append(random.Next(3) == 0 ? "" : "--x--\r\n")
            .ToString()));
    }

    private static IEnumerable<(string Name, string Value)> Pairs(Random random, Harvest harvest, IReadOnlyList<string> fields)
    {
        if (random.Next(12) != 0)
        {
            yield return ("jeton", harvest.Token);
        }
        foreach (var field in fields.Where(_ => random.Next(6) != 0))
        {
            for (var times = random.Next(12) == 0 ? 3 : 1; times > 0; times--)
            {
                yield return (field, OddText.Of(random));
            }
        }
        for (var extra = random.Next(60) == 0 ? 3000 : 0; extra > 0; extra--)
        {
            yield return ($"x{extra}", "1");
        }
    }

    private static string JsonText(Random random, Harvest harvest)
    {
        if (harvest.Answers.Count == 0 || random.Next(4) == 0)
        {
            return random.Next(8) switch
            {
                0 => "null",
                1 => "[]",
                2 => "{\"id\":1,\"id\":2}",
                3 => string.Concat(Enumerable.Repeat("[", 5000)),
                4 => "{\"name\":\"\\ud800\"}",
                5 => "{\"name\":\"\\u0000\"}",
                6 => "\"text\"",
                _ => "{\"a\":",
            };
        }
        var text = random.GetItems([.. harvest.Answers], 1)[0].Json;
        if (random.Next(4) == 0)
        {
            return text[..random.Next(text.Length)];
        }
        var root = JsonNode.Parse(text);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            Change(root, random);
        }
        return root?.ToJsonString() ?? "null";
    }

    private static void Change(JsonNode? node, Random random)
    {
        while (true)
        {
            if (node is JsonArray { Count: > 0 } array)
            {
                var index = random.Next(array.Count);
                if (array[index] is JsonObject or JsonArray && random.Next(4) != 0)
                {
                    node = array[index];
                    continue;
                }
                array[index] = Value(random);
            }
            else if (node is JsonObject { Count: > 0 } found)
            {
                var name = random.GetItems([.. found.Select(member => member.Key)], 1)[0];
                if (found[name] is JsonObject or JsonArray && random.Next(4) != 0)
                {
                    node = found[name];
                    continue;
                }
                if (random.Next(4) == 0)
                {
                    found.Remove(name);
                }
                else
                {
                    found[name] = Value(random);
                }
            }
            return;
        }
    }

    private static JsonNode? Value(Random random) => random.Next(7) switch
    {
        0 => null,
        1 => new JsonArray(),
        2 => new JsonObject(),
        3 => JsonValue.Create(random.NextInt64()),
        4 => JsonValue.Create(true),
        _ => JsonValue.Create(new string([.. OddText.Of(random).Where(letter => !char.IsSurrogate(letter))])),
    };

    private static string Escape(string value) => Uri.EscapeDataString(new string([.. value.Where(letter => !char.IsSurrogate(letter))]));
}
