using System.Buffers.Text;
using System.Text;

namespace Samenwerken.Testing;

/// <summary>Ids that read well in a failing test: the word itself, padded to the least length.</summary>
public static class Ids
{
    private static int _last;

    public static string Of(string word) => word.PadRight(16, '0');

    /// <summary>An id that no other call gives.</summary>
    public static string Next() => Of($"id-{Interlocked.Increment(ref _last)}-");

    public static string Random(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}
