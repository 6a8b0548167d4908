using System.Security.Cryptography;
using System.Text;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>
/// Ties each commit to the whole history before it (LOG6): SHA-256 over the former hash and the row's bytes. The first
/// follows from the entity's name, so that no history can stand in another's place.
/// </summary>
internal static class HashChain
{
    public static byte[] Start(EntityId entity) => SHA256.HashData(Encoding.UTF8.GetBytes(entity.ToString()));

    public static byte[] Next(ReadOnlySpan<byte> former, ReadOnlySpan<byte> row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(former);
        hash.AppendData(row);
        return hash.GetHashAndReset();
    }
}
