using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Partners;

/// <summary>What a partner says to a community.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommunityAnswer>))]
public enum CommunityAnswer
{
    [JsonStringEnumMemberName("participate")] Participate,
    [JsonStringEnumMemberName("decline")] Decline,

    /// <summary>It took part, and does no longer.</summary>
    [JsonStringEnumMemberName("leave")] Leave,
}
