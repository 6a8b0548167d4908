using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

/// <summary>What can be asked of a partner.</summary>
public abstract partial record PartnerCommand : Command
{
    private PartnerCommand() { }

    // Of the server itself, and of communities: they cannot come in over the wire.

    /// <summary>Registers the partner with whoever sends it as its first contact.</summary>
    public sealed record RegisterPartner(PartnerProfile Profile, string PersonName) : PartnerCommand;

    /// <summary>Shows a partner that is invented, with where it takes part.</summary>
    public sealed record ShowPartner(PartnerProfile Profile, ImmutableArray<CommunityLink> Communities) : PartnerCommand;

    /// <param name="PersonId">Made by the server.</param>
    public sealed record InviteToPartner(string PersonId, string Name, PartnerRole Role) : PartnerCommand;

    /// <summary>The sending community says how it stands to the partner.</summary>
    public sealed record NoteCommunity(string OrganisationId, string CommunityName, OrganisationStatus Status, bool IsPublic) : PartnerCommand;

    /// <summary>The sending community says what the partner promised, brought and learnt there.</summary>
    public sealed record NoteAccount(PartnerAccount Account) : PartnerCommand;

    // Of people.

    public sealed record EditPartner(PartnerProfile Profile) : PartnerCommand;

    public sealed record AcceptPartnerInvitation : PartnerCommand;

    public sealed record SetPartnerRole(string PersonId, PartnerRole Role) : PartnerCommand;

    /// <summary>Takes somebody out, or withdraws their invitation; of oneself, that is leaving.</summary>
    public sealed record RemoveFromPartner(string PersonId) : PartnerCommand;

    /// <summary>Says to a community that the partner takes part, does not, or no longer does.</summary>
    public sealed record AnswerCommunity(string CommunityId, CommunityAnswer Answer) : PartnerCommand;

    /// <summary>Reads what people may send.</summary>
    internal static PartnerCommand? Read(string type, Fields fields) => type switch
    {
        "editPartner" => new EditPartner(ReadProfile(fields)),
        "acceptPartnerInvitation" => new AcceptPartnerInvitation(),
        "setPartnerRole" => new SetPartnerRole(fields.Id("personId"), fields.Choice<PartnerRole>("role")),
        "removeFromPartner" => new RemoveFromPartner(fields.Id("personId")),
        "answerCommunity" => new AnswerCommunity(fields.Id("communityId"), fields.Choice<CommunityAnswer>("answer")),
        _ => null,
    };

    /// <summary>Reads what is said of an organisation.</summary>
    public static PartnerProfile ReadProfile(Fields fields)
    {
        var profile = new PartnerProfile(
            fields.Line("name", PartnerLimits.Name), fields.Line("sector", PartnerLimits.Label), fields.OptionalLine("area", PartnerLimits.Label),
            fields.OptionalLine("website", PartnerLimits.Website), fields.OptionalLine("kvk", PartnerLimits.Label), fields.OptionalLine("oin", PartnerLimits.Label),
            fields.OptionalText("about", PartnerLimits.About));
        if (profile.Website is { } website && !(Uri.TryCreate(website, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            fields.Note("website", Refusals.FieldInvalid);
        if (profile.Kvk is { } kvk && !EightDigits().IsMatch(kvk))
            fields.Note("kvk", Refusals.FieldInvalid);
        if (profile.Oin is { } oin && !TwentyDigits().IsMatch(oin))
            fields.Note("oin", Refusals.FieldInvalid);
        return profile;
    }

    [GeneratedRegex("^[0-9]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex EightDigits();

    [GeneratedRegex("^[0-9]{20}$", RegexOptions.CultureInvariant)]
    private static partial Regex TwentyDigits();
}

/// <summary>What is said of an organisation.</summary>
public sealed record PartnerProfile(string Name, string Sector, string? Area, string? Website, string? Kvk, string? Oin, string? About);
