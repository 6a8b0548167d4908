using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Web.Identity;

/// <summary>
/// What follows from the signing key: ids for whoever asks again with the same idempotency key, and the secret in a return
/// link. Nothing of it is stored, and each holds 128 bits.
/// </summary>
public sealed class Secrets(SigningKey key)
{
    private readonly byte[] _ids = key.For("ids");
    private readonly byte[] _returnLinks = key.For("return links");
    private readonly byte[] _calendars = key.For("calendars");
    private readonly byte[] _coordinatorLinks = key.For("coordinator links");

    /// <summary>An id: the same for the same key and role, and otherwise never seen before.</summary>
    /// <param name="idempotencyKey">Null for an id that never comes again.</param>
    public string Id(string? idempotencyKey, string role) =>
        idempotencyKey is null ? DerivedId.Encode(RandomNumberGenerator.GetBytes(16)) : Derive(_ids, $"{role} {idempotencyKey}");

    /// <summary>So many letters of an alphabet: the same for the same key and role, and otherwise by chance.</summary>
    public string Letters(string? idempotencyKey, string role, string alphabet, int length)
    {
        if (idempotencyKey is null)
            return RandomNumberGenerator.GetString(alphabet, length);
        // 128 bits, of which a handful of letters leaves no noticeable bias.
        var number = new BigInteger(HMACSHA256.HashData(_ids, Encoding.UTF8.GetBytes($"{role} {idempotencyKey}")).AsSpan(0, 16), isUnsigned: true);
        return string.Create(length, (number, alphabet), static (letters, from) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                from.number = BigInteger.DivRem(from.number, from.alphabet.Length, out var digit);
                letters[i] = from.alphabet[(int)digit];
            }
        });
    }

    /// <summary>
    /// The device that a person names: for them the same each time, and for anybody else another, so that nobody can take
    /// another's by naming it. What is stored and signed tells neither the name nor that two of them are one browser.
    /// </summary>
    /// <param name="name">Null for whoever names none.</param>
    public string? DeviceId(EntityId entity, string personId, string? name) =>
        name is null ? null : Derive(_ids, $"named device {entity} {personId} {name}");

    /// <summary>What stands behind the # of a return link: who, and the proof that they got it from us.</summary>
    public string ReturnKey(EntityId entity, string personId) => $"{personId}.{Proof(entity, personId)}";

    /// <returns>The person that a return key brings back; null where it is not one of ours.</returns>
    public string? PersonOf(EntityId entity, string returnKey)
    {
        var dot = returnKey.LastIndexOf('.');
        if (dot < 0)
            return null;
        var personId = returnKey[..dot];
        var matches = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(returnKey[(dot + 1)..]), Encoding.UTF8.GetBytes(Proof(entity, personId)));
        return matches ? personId : null;
    }

    /// <summary>What opens somebody's calendar of an entity, and nothing else.</summary>
    public string CalendarKey(EntityId entity, string personId) => $"{personId}.{Derive(_calendars, $"{entity} {personId}")}";

    /// <returns>Whose calendar a key opens; null where it is not one of ours.</returns>
    public string? CalendarOf(EntityId entity, string key) =>
        key.LastIndexOf('.') is > 0 and var dot && IsSame(key, CalendarKey(entity, key[..dot])) ? key[..dot] : null;

    /// <summary>A code by which somebody in an entity proves that they are that person: eight letters, the same within an hour.</summary>
    /// <param name="hour">Counted from any fixed moment.</param>
    public string SpokenCode(EntityId entity, string personId, long hour) =>
        Letters($"{entity} {personId} {hour}", "spoken code", Domain.JoinCodes.JoinCode.Alphabet, 8);

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    /// <summary>
    /// What stands behind the # of a link by which somebody becomes coordinator of a programme. Whoever has the signing key can make
    /// one; that it works once is the programme's to see to.
    /// </summary>
    /// <param name="until">Null for one that does not grow old.</param>
    public string CoordinatorKey(EntityId programme, string linkId, DateTimeOffset? until)
    {
        var signed = $"{linkId}.{until?.ToUnixTimeSeconds() ?? 0}";
        return $"{signed}.{Derive(_coordinatorLinks, $"{programme} {signed}")}";
    }

    /// <returns>Which link a key is of; null where it is not one of ours, or has grown old.</returns>
    public string? CoordinatorLinkOf(EntityId programme, string key, DateTimeOffset now)
    {
        if (key.Split('.') is not [var linkId, var seconds, _] || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var until))
            return null;
        if (until is < 0 or > 253402300799)
            return null;
        DateTimeOffset? end = until == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(until);
        var matches = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(CoordinatorKey(programme, linkId, end)));
        return matches && (end is null || now < end) ? linkId : null;
    }

    private string Proof(EntityId entity, string personId) => Derive(_returnLinks, $"{entity} {personId}");

    private static string Derive(byte[] key, string text) =>
        DerivedId.Encode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
