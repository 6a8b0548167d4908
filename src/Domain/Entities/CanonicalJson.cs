using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// JSON in the one form of RFC 8785 (JSON Canonicalization Scheme): no white space, properties in the order of their UTF-16
/// units, each text and number written in one way. So what means the same has the same bytes, and a hash over them can be
/// made again by any program in any language.
/// </summary>
public static class CanonicalJson
{
    /// <exception cref="InvalidOperationException">A text holds half a surrogate pair, which no UTF-8 can hold.</exception>
    public static void Write(IBufferWriter<byte> to, JsonElement json)
    {
        var isFirst = true;
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                Write(to, '{');
                foreach (var property in json.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    if (!isFirst)
                        Write(to, ',');
                    isFirst = false;
                    Write(to, property.Name);
                    Write(to, ':');
                    Write(to, property.Value);
                }

                Write(to, '}');
                break;
            case JsonValueKind.Array:
                Write(to, '[');
                isFirst = true;
                foreach (var item in json.EnumerateArray())
                {
                    if (!isFirst)
                        Write(to, ',');
                    isFirst = false;
                    Write(to, item);
                }

                Write(to, ']');
                break;
            case JsonValueKind.String:
                Write(to, json.GetString()!);
                break;
            case JsonValueKind.Number:
                to.Write(Encoding.ASCII.GetBytes(Number(json.GetDouble())));
                break;
            default:
                to.Write(Encoding.ASCII.GetBytes(json.GetRawText()));
                break;
        }
    }

    public static byte[] Of(Record record)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        Write(buffer, JsonSerializer.SerializeToElement(record, DomainJson.Instance.Record));
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A number as ECMAScript writes it: the fewest digits that read back as the same double.</summary>
    private static string Number(double number)
    {
        if (number == 0)
            return "0";
        var sign = number < 0 ? "-" : "";
        // The digits are those of .NET's shortest form; only where the point and the exponent stand differs.
        var parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var mantissa = parts[0];
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var (whole, fraction) = mantissa.Split('.') is [var w, var f] ? (w, f) : (mantissa, "");
        var all = (whole + fraction).TrimStart('0');
        // How many of the digits stand before the point.
        var point = all.Length - fraction.Length + exponent;
        var digits = all.TrimEnd('0');
        var written = point switch
        {
            > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
            > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
            > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
            _ => $"{digits[..1]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}",
        };
        return sign + written;
    }

    private static void Write(IBufferWriter<byte> to, string text)
    {
        var written = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => written.Append("\\\""),
                '\\' => written.Append("\\\\"),
                '\b' => written.Append("\\b"),
                '\t' => written.Append("\\t"),
                '\n' => written.Append("\\n"),
                '\f' => written.Append("\\f"),
                '\r' => written.Append("\\r"),
                < ' ' => written.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => written.Append(c),
            };
        }

        to.Write(Encoding.UTF8.GetBytes(written.Append('"').ToString()));
    }

    private static void Write(IBufferWriter<byte> to, char c)
    {
        to.GetSpan(1)[0] = (byte)c;
        to.Advance(1);
    }
}
