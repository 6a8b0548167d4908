namespace Samenwerken.Domain.Partners;

/// <summary>The codes of refusals that a partner may give, beside those of any entity.</summary>
public static class PartnerRefusals
{
    /// <summary>There is no room for another: see <see cref="PartnerLimits"/>.</summary>
    public const string Full = "partner.full";

    /// <summary>A partner keeps at least one contact.</summary>
    public const string NeedsContact = "partner.needsContact";

    /// <summary>No such community has asked for this partner.</summary>
    public const string CommunityUnknown = "partner.communityUnknown";

    /// <summary>Whoever was not invited cannot accept or decline, and whoever takes no part cannot leave.</summary>
    public const string AnswerNotPossible = "partner.answerNotPossible";
}
