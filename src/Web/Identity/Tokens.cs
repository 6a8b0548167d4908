using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Web.Identity;

/// <summary>
/// Signed proof of who somebody is in one entity, and on which device. It says nothing of what they may do: that is read
/// from the entity at every command.
/// </summary>
public sealed class Tokens(SigningKey key, IOptions<WebOptions> options, TimeProvider clock)
{
    private const string Issuer = "samenwerken";
    private const string EntityClaim = "ent";
    private const string DeviceClaim = "dev";

    private readonly SymmetricSecurityKey _key = new(key.For("tokens"));
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public string Issue(EntityId entity, Sender.Person person) => Issue(entity, person, TimeSpan.FromHours(options.Value.Limits.TokenHours));

    /// <summary>Longer than any meeting: whether it is still good for anything, the meeting says at every turn.</summary>
    public string IssueToScreen(EntityId meeting, Sender.Person screen) => Issue(meeting, screen, TimeSpan.FromDays(365));

    internal string Issue(EntityId entity, Sender.Person person, TimeSpan lasts) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Issuer,
        Expires = clock.GetUtcNow().UtcDateTime + lasts,
        Claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = person.PersonId,
            [EntityClaim] = entity.ToString(),
            [DeviceClaim] = person.DeviceId,
        },
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
    });

    /// <summary>How a token is checked: ours, unchanged and not expired.</summary>
    public TokenValidationParameters Validation => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Issuer,
        IssuerSigningKey = _key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ClockSkew = TimeSpan.Zero,
        LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime ? true : throw new SecurityTokenExpiredException(),
    };

    /// <returns>Whom a token names that no request carries as its own; null where it is not ours, was changed or has expired.</returns>
    public async Task<TokenHolder?> HolderOfAsync(string token) =>
        await _handler.ValidateTokenAsync(token, Validation) is { IsValid: true, ClaimsIdentity: { } identity } ? HolderOf(new ClaimsPrincipal(identity)) : null;

    /// <returns>Whom a checked token names; null where it names nobody.</returns>
    public static TokenHolder? HolderOf(ClaimsPrincipal user) =>
        user.FindFirstValue(JwtRegisteredClaimNames.Sub) is { } personId
        && user.FindFirstValue(DeviceClaim) is { } deviceId
        && EntityId.Parse(user.FindFirstValue(EntityClaim)) is { } entity
            ? new TokenHolder(entity, new Sender.Person(personId, deviceId))
            : null;
}

/// <summary>Somebody whose token was checked.</summary>
public sealed record TokenHolder(EntityId Entity, Sender.Person Person);
