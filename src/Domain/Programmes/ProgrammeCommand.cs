using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Programmes;

/// <summary>What can be asked of a programme.</summary>
public abstract partial record ProgrammeCommand : Command
{
    private ProgrammeCommand() { }

    // Of the server itself, and of communities: they cannot come in over the wire.

    /// <summary>Starts the programme with the themes, transitions and groups that every one begins with.</summary>
    public sealed record StartProgramme(string Name) : ProgrammeCommand;

    /// <summary>The sender becomes its coordinator, having shown a link that the server printed.</summary>
    /// <param name="LinkId">Names the link, which works once.</param>
    public sealed record BecomeCoordinator(string LinkId, string Name) : ProgrammeCommand;

    /// <param name="PersonId">Made by the server.</param>
    public sealed record InviteToProgramme(string PersonId, string Name, ProgrammeRole Role) : ProgrammeCommand;

    /// <summary>The sending community belongs to the programme, and is told its groups of partners from now on.</summary>
    public sealed record FollowGroups : ProgrammeCommand;

    // Of people.

    /// <param name="Introduction">Null takes it away.</param>
    public sealed record EditProgramme(string Name, string? Introduction, string Accent) : ProgrammeCommand;

    /// <param name="Preset">A ready list; null where the groups are given.</param>
    public sealed record SetPartnerGroups(GroupPreset? Preset, ImmutableArray<PartnerGroup> Groups) : ProgrammeCommand;

    /// <summary>Adds a theme or transition, or gives one that is there other names.</summary>
    public sealed record PutTopic(string TopicId, TopicSort Sort, string Nl, string En) : ProgrammeCommand;

    public sealed record RetireTopic(string TopicId) : ProgrammeCommand;

    public sealed record ReinstateTopic(string TopicId) : ProgrammeCommand;

    public sealed record AcceptProgrammeInvitation : ProgrammeCommand;

    /// <summary>The sender is called otherwise.</summary>
    public sealed record RenameInProgramme(string Name) : ProgrammeCommand;

    public sealed record SetProgrammeRole(string PersonId, ProgrammeRole Role) : ProgrammeCommand;

    /// <summary>Takes somebody out, or withdraws their invitation; of oneself, that is leaving.</summary>
    public sealed record RemoveFromProgramme(string PersonId) : ProgrammeCommand;

    /// <summary>Reads what people may send.</summary>
    internal static ProgrammeCommand? Read(string type, Fields fields) => type switch
    {
        "editProgramme" => ReadEdit(fields),
        "setPartnerGroups" => ReadGroups(fields),
        "putTopic" => new PutTopic(
            ReadTopicId(fields), fields.Choice<TopicSort>("sort"), fields.Line("nl", ProgrammeLimits.TopicName), fields.Line("en", ProgrammeLimits.TopicName)),
        "retireTopic" => new RetireTopic(ReadTopicId(fields)),
        "reinstateTopic" => new ReinstateTopic(ReadTopicId(fields)),
        "acceptProgrammeInvitation" => new AcceptProgrammeInvitation(),
        "renameInProgramme" => new RenameInProgramme(fields.Line("name", Limits.PersonName)),
        "setProgrammeRole" => new SetProgrammeRole(fields.Id("personId"), fields.Choice<ProgrammeRole>("role")),
        "removeFromProgramme" => new RemoveFromProgramme(fields.Id("personId")),
        _ => null,
    };

    private static EditProgramme ReadEdit(Fields fields)
    {
        var accent = fields.Line("accent", "#000000".Length).ToLowerInvariant();
        if (accent.Length > 0 && !Colour().IsMatch(accent))
            fields.Note("accent", Refusals.FieldInvalid);
        return new EditProgramme(
            fields.Line("name", ProgrammeLimits.Name), fields.OptionalText("introduction", ProgrammeLimits.Introduction), accent);
    }

    private static SetPartnerGroups ReadGroups(Fields fields)
    {
        if (fields.OptionalChoice<GroupPreset>("preset") is { } preset)
            return new SetPartnerGroups(preset, []);
        var groups = fields.List("groups", 1, ProgrammeLimits.Groups, group => new PartnerGroup(
            ReadName(group, "id"), group.Choice<Sector>("sector"),
            group.Line("nl", ProgrammeLimits.TopicName), group.Line("en", ProgrammeLimits.TopicName)));
        if (groups.Select(group => group.Id).Distinct().Count() < groups.Length && fields.Problems.IsEmpty)
            fields.Note("groups", Refusals.FieldInvalid);
        return new SetPartnerGroups(null, groups);
    }

    private static string ReadTopicId(Fields fields) => ReadName(fields, "topicId");

    /// <summary>The names that a programme begins with are short words; others are ids as clients make them.</summary>
    private static string ReadName(Fields fields, string field)
    {
        var name = fields.Line(field, OpaqueId.MaxLength);
        if (name.Length > 0 && !ShortName().IsMatch(name))
            fields.Note(field, Refusals.FieldInvalid);
        return name;
    }

    [GeneratedRegex("^#[0-9a-f]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortName();
}
