using System.Security.Cryptography;
using System.Text;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>Command ids that follow from what caused them, so that whatever is sent again after a crash has the same id.</summary>
public static class DerivedId
{
    /// <summary>22 characters, the same for the same entity, commit and role.</summary>
    public static string Of(EntityId entity, long seq, string role) =>
        Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{entity} {seq} {role}")).AsSpan(0, 16));

    public static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
