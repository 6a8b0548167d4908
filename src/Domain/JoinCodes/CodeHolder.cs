using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.JoinCodes;

/// <summary>Whose code it is, or was; there is one.</summary>
/// <param name="Holder">The meeting that it leads to.</param>
/// <param name="ExpiresAt">Until when it works; null while the holder keeps it.</param>
/// <param name="Released">Its time has passed, and anyone may claim it.</param>
public sealed record CodeHolder(
    EntityId Holder,
    DateTimeOffset? ExpiresAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Released = false) : Record(OnlyId)
{
    public const string OnlyId = "holder";

    public bool WorksAt(DateTimeOffset now) => !Released && (ExpiresAt is null || now < ExpiresAt);
}
