using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;
using Samenwerken.Domain.Text;
using Samenwerken.Engine;
using Samenwerken.Web.Api;
using Record = Samenwerken.Domain.Entities.Record;

namespace Samenwerken.Web.Tests;

/// <summary>Writes the wire's types in TypeScript from the C# that serves them, so that the two cannot drift apart.</summary>
internal static class WireTypes
{
    private static readonly Type[] NeverLeaveTheServer = [typeof(Receipt), typeof(RecentCommands), typeof(Deed), typeof(RecentDeeds), typeof(TextRevision), typeof(Numbering), typeof(HomeHeard), typeof(Electorate), typeof(CodeHolder), typeof(Ended), typeof(CommunityNumbers), typeof(InvitationText), typeof(MeetingTally), typeof(ProgrammeBook), typeof(GroupsFollower), typeof(PartnerBook), typeof(LessonCandidate)];

    private static readonly Type[] Api =
    [
        typeof(DemonstrationList), typeof(InventedCommunity),
        typeof(StartedMeeting), typeof(JoinedMeeting), typeof(OpenedScreen), typeof(MeetingSummary), typeof(CodeStatus), typeof(Invitation), typeof(RenewedCode), typeof(ReturnLink), typeof(TextEdit), typeof(TextRevisions), typeof(ForeseenBoard), typeof(ForeseenWords),
        typeof(DemonstrationCommunityList), typeof(DemonstrationCommunity), typeof(Entered), typeof(FormedCommunity), typeof(CommunitySummary), typeof(TrailStep), typeof(NoteTrailSteps), typeof(InvitedMember), typeof(MemberInvitation), typeof(CalendarAddress), typeof(ClaimCode), typeof(ClaimedNotes),
        typeof(ProgrammeList), typeof(ProgrammeSummary), typeof(EnteredProgramme), typeof(InvitedPerson), typeof(DirectoryAnswer), typeof(SharedCommunity), typeof(SharedPartner), typeof(SharedMeeting), typeof(SharedLessonTitle), typeof(SharedLesson), typeof(SharedPart), typeof(SharedPerspective), typeof(SharedSources), typeof(PartnerNetwork), typeof(NetworkPartner), typeof(NetworkCommunity), typeof(NetworkTie), typeof(DirectoryHit), typeof(RegisteredPartner), typeof(PartnerSummary), typeof(AccountOfPartner), typeof(PartnerCommunity), typeof(LessonOfPartner),
    ];

    /// <summary>The kinds of entities beside meetings, each with the folder of its rules: they have a union of records and of commands of their own.</summary>
    private static readonly (string Name, EntityKind Kind)[] Others = [("Community", new Community()), ("Programme", new Programme()), ("Partner", new Partner())];

    private static readonly Type[] LimitsOf = [typeof(Limits), typeof(CommunityLimits), typeof(ProgrammeLimits), typeof(PartnerLimits)];

    /// <summary>What records and commands of a meeting are made of.</summary>
    private static readonly Type[] MeetingParts = [typeof(IdeaPlace), typeof(IdeaWords), typeof(MethodPlan), typeof(PlanZone), typeof(PlanPhase), typeof(PlanVoting), typeof(ItemDraft), typeof(Hand), typeof(Speaking), typeof(Grace), typeof(MergedCluster), typeof(GroupDraft), typeof(HomeNumber)];

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Whose commands are being written.</summary>
    private static EntityKind _kind = new Meeting();

    public static string Write()
    {
        var text = new StringBuilder("// Written from the C# that serves it; `UPDATE_VECTORS=1 dotnet test tests/Web.Tests` writes it anew.\n");
        foreach (var name in new[] { typeof(Role), typeof(Sector), typeof(Channel), typeof(MeetingStatus), typeof(MinutesWriters), typeof(VoteRoundStatus), typeof(ActionStatus), typeof(DecisionMethod), typeof(IdeaColour), typeof(LockScope), typeof(TrailKind), typeof(AgendaSort), typeof(AgendaItemState), typeof(AgendaField), typeof(BoardLayout), typeof(WorkForm), typeof(PhaseInput), typeof(VotingType), typeof(RunStatus), typeof(GroupPlace) })
            Choices(text, name);

        text.Append("\n/** An edit of a text: 3 keeps three UTF-16 units, 'abc' is inserted, -2 deletes two. */\nexport type Delta = (number | string)[];\n");
        Interface(text, nameof(IdeaVotes), null, typeof(IdeaVotes));
        Interface(text, nameof(Eligible), null, typeof(Eligible));
        foreach (var part in MeetingParts)
            Interface(text, part.Name, null, part);
        Entity(text, new Meeting(), typeof(Meeting).Namespace!, "AnyRecord", "Command");
        foreach (var (name, kind) in Others)
        {
            var space = kind.GetType().Namespace!;
            foreach (var part in PartsOf(kind, space))
            {
                if (part.IsEnum)
                    Choices(text, part);
                else
                    Interface(text, part.Name, null, part);
            }

            Entity(text, kind, space, $"Any{name}Record", $"{name}Command");
        }

        Choices(text, typeof(FindingKind));
        Interface(text, "FieldProblem", null, typeof(FieldProblem));
        Interface(text, "Detail", null, typeof(Detail));
        foreach (var type in typeof(Answer).GetNestedTypes())
            Interface(text, type.Name, $"status: '{type.Name.ToLowerInvariant()}'", type);
        text.Append($"\nexport type Answer = {string.Join(" | ", typeof(Answer).GetNestedTypes().Select(type => type.Name))};\n");
        foreach (var type in Api)
            Interface(text, type.Name, null, type);

        text.Append("\n/** How large things may be; see SPEC.md. */\nexport const limits = {\n");
        foreach (var limit in typeof(Limits).GetFields().Where(field => field.IsLiteral))
            text.Append($"  {Camel(limit.Name)}: {limit.GetRawConstantValue()},\n");
        text.Append($"  outbox: {RecentCommands.Kept},\n  codeLength: {JoinCode.Length},\n  fileBytes: {MeetingFile.MaxBytes},\n}} as const;\n");
        foreach (var limits in LimitsOf.Skip(1))
        {
            text.Append($"\nexport const {Camel(limits.Name)} = {{\n");
            foreach (var limit in limits.GetFields().Where(field => field.IsLiteral))
                text.Append($"  {Camel(limit.Name)}: {limit.GetRawConstantValue()},\n");
            text.Append("} as const;\n");
        }

        return text.ToString();
    }

    private static void Choices(StringBuilder text, Type choice) =>
        text.Append($"\nexport type {choice.Name} = {string.Join(" | ", Members(choice).Select(member => $"'{member}'"))};\n");

    /// <summary>The records and the commands of one kind of entity.</summary>
    private static void Entity(StringBuilder text, EntityKind kind, string space, string anyRecord, string anyCommand)
    {
        var records = WireName.All<Record>().Where(record => record.Type.Namespace == space && !NeverLeaveTheServer.Contains(record.Type)).OrderBy(record => record.Name, StringComparer.Ordinal).ToList();
        foreach (var (name, type) in records)
            Interface(text, type.Name, $"kind: '{name}'", type);
        text.Append($"\nexport type {anyRecord} = {string.Join(" | ", records.Select(record => record.Type.Name))};\n");

        _kind = kind;
        var commands = WireName.All<Command>().Where(command => command.Type.Namespace == space && kind.Read(command.Name, Empty()) is not null)
            .OrderBy(command => command.Name, StringComparer.Ordinal).ToList();
        foreach (var (name, type) in commands)
            Interface(text, type.Name, $"type: '{name}'", type, name);
        text.Append($"\nexport type {anyCommand} =\n  | {string.Join("\n  | ", commands.Select(command => command.Type.Name))};\n");
    }

    /// <summary>The choices and the parts that records and commands of a namespace are made of, but for those that are told already.</summary>
    private static IEnumerable<Type> PartsOf(EntityKind kind, string space)
    {
        var found = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        var open = new Queue<Type>(WireName.All<Record>().Concat(WireName.All<Command>().Where(command => kind.Read(command.Name, Empty()) is not null)).Select(named => named.Type).Where(type => type.Namespace == space && !NeverLeaveTheServer.Contains(type)));
        while (open.TryDequeue(out var type))
        {
            foreach (var property in Properties(type))
            {
                var part = ItemOf(property.PropertyType);
                if (part.Namespace == space && !part.IsAssignableTo(typeof(Record)) && found.TryAdd(part.Name, part) && !part.IsEnum)
                    open.Enqueue(part);
            }
        }

        return found.Values;
    }

    private static Type ItemOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } underlying ? ItemOf(underlying) : type.IsGenericType ? ItemOf(type.GetGenericArguments()[^1]) : type;

    private static Fields Empty() => new(JsonDocument.Parse("{}").RootElement);

    private static void Interface(StringBuilder text, string name, string? discriminator, Type type, string? command = null)
    {
        text.Append($"\nexport interface {name} {{\n");
        if (discriminator is not null)
            text.Append($"  {discriminator};\n");
        foreach (var property in Properties(type))
        {
            var field = Camel(property.Name);
            var isNullable = Nullability.Create(property).ReadState is NullabilityState.Nullable || Ignored(property) is JsonIgnoreCondition.WhenWritingDefault;
            var mayBeLeftOut = command is null ? isNullable : !MustBeSaid(command, field);
            if (command is not null && !IsRead(command, field))
                continue;
            var meansNull = command is null ? isNullable && !mayBeLeftOut : isNullable && NullIsSaid(command, field);
            text.Append($"  {field}{(mayBeLeftOut ? "?" : "")}: {TypeOf(property.PropertyType)}{(meansNull ? " | null" : "")};\n");
        }

        text.Append("}\n");
    }

    /// <summary>Whether leaving the field out is a mistake.</summary>
    private static bool MustBeSaid(string command, string field) => HasProblem(command, field, "{}");

    /// <summary>Whether the field comes in over the wire; a command may remember more.</summary>
    private static bool IsRead(string command, string field) => HasProblem(command, field, $"{{\"{field}\":{{}}}}") || HasProblem(command, field, $"{{\"{field}\":[]}}");

    /// <summary>Whether null says something else than leaving the field out.</summary>
    private static bool NullIsSaid(string command, string field)
    {
        var saysNull = $"{{\"{field}\":null}}";
        return !HasProblem(command, field, saysNull) && (MustBeSaid(command, field) || Read(command, saysNull).Command != Read(command, "{}").Command);
    }

    private static bool HasProblem(string command, string field, string json) => Read(command, json).Fields.Problems.Any(problem => problem.Field == field || problem.Field.StartsWith(field + ".", StringComparison.Ordinal));

    private static (Command? Command, Fields Fields) Read(string command, string json)
    {
        var fields = new Fields(JsonDocument.Parse(json).RootElement);
        return (_kind.Read(command, fields), fields);
    }

    /// <summary>What a command calls its fields stands beside the others on the wire.</summary>
    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties()
        .SelectMany(property => property.Name is "Fields" && type.IsAssignableTo(typeof(Command)) ? property.PropertyType.GetProperties() : [property])
        .Where(property => Ignored(property) is not JsonIgnoreCondition.Always && !(type.IsAssignableTo(typeof(Answer)) && property.Name is "Status"))
        .OrderBy(property => property.Name is "Id" ? 0 : 1);

    private static JsonIgnoreCondition? Ignored(PropertyInfo property) => property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition;

    private static string TypeOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return TypeOf(underlying);
        if (type.IsEnum)
            return type.Name;
        if (type == typeof(bool))
            return "boolean";
        if (type == typeof(int) || type == typeof(long) || type == typeof(double))
            return "number";
        if (type == typeof(Delta))
            return nameof(Delta);
        if (type.IsGenericType && type.GetGenericArguments() is [_, var value])
            return $"Record<string, {TypeOf(value)}>";
        if (type.IsGenericType && type.GetGenericArguments() is [var item])
            return $"{TypeOf(item)}[]";
        if (type == typeof(Detail) || type == typeof(FieldProblem) || type == typeof(IdeaVotes) || type == typeof(Eligible) || MeetingParts.Contains(type) || type == typeof(TextEdit) || type == typeof(InventedCommunity))
            return type.Name;
        if (Api.Contains(type))
            return type.Name;
        if (Others.Any(other => other.Kind.GetType().Namespace == type.Namespace))
            return type.Name;
        return type == typeof(string) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) ? "string" : throw new ArgumentException($"no TypeScript for {type}");
    }

    private static IEnumerable<string> Members(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
