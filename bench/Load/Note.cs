using System.Globalization;
using System.Text;

namespace Samenwerken.Bench.Load;

/// <summary>
/// What people write: some 200 bytes, with a mark of who wrote it and as their how manieth, so that it is known again wherever it
/// comes out, in whatever wrapping.
/// </summary>
internal static class Note
{
    /// <summary>The bytes of a note.</summary>
    public const int Length = 200;

    /// <summary>Of a mark: two signs, the writer in four and the number in eight digits.</summary>
    public const int MarkLength = 14;

    private static readonly string Words = string.Concat(Enumerable.Repeat("warmte in de wijk samen delen met de buren ", 8));

    public static ReadOnlySpan<byte> MarkStart => "@@"u8;

    public static string Text(int writer, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"@@{writer:x4}{number:x8} {Words.AsSpan((writer + number) % 40, Length - MarkLength - 2)}.");

    /// <summary>Reads the mark that begins here; null where it is none, and where the rest of it is still to come.</summary>
    public static (int Writer, int Number)? Read(ReadOnlySpan<byte> at) =>
        at.Length >= MarkLength
        && int.TryParse(at[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var writer)
        && int.TryParse(at[6..14], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            ? (writer, number)
            : null;

    public static byte[] Bytes(int writer, int number) => Encoding.UTF8.GetBytes(Text(writer, number));
}
