using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Engine;
using Samenwerken.Web.Api;
using Record = Samenwerken.Domain.Entities.Record;

namespace Samenwerken.Web.Tests;

/// <summary>Writes the wire's types in TypeScript from the C# that serves them, so that the two cannot drift apart.</summary>
internal static class WireTypes
{
    private static readonly Type[] NeverLeaveTheServer = [typeof(Receipt), typeof(RecentCommands), typeof(Deed), typeof(RecentDeeds), typeof(TextRevision), typeof(Numbering), typeof(Electorate), typeof(CodeHolder), typeof(Ended)];

    private static readonly Type[] Api =
    [
        typeof(StartedMeeting), typeof(JoinedMeeting), typeof(MeetingSummary), typeof(CodeStatus), typeof(Invitation), typeof(RenewedCode), typeof(ReturnLink), typeof(TextEdit), typeof(TextRevisions),
    ];

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Write()
    {
        var records = WireName.All<Record>().Where(record => !NeverLeaveTheServer.Contains(record.Type)).OrderBy(record => record.Name, StringComparer.Ordinal).ToList();
        var commands = WireName.All<Command>().Where(command => Sendable(command.Name)).OrderBy(command => command.Name, StringComparer.Ordinal).ToList();
        var text = new StringBuilder("// Written from the C# that serves it; `UPDATE_VECTORS=1 dotnet test tests/Web.Tests` writes it anew.\n");
        foreach (var name in new[] { typeof(Role), typeof(Sector), typeof(Channel), typeof(MeetingStatus), typeof(MinutesWriters), typeof(VoteRoundStatus), typeof(ActionStatus), typeof(IdeaColour) })
            text.Append($"\nexport type {name.Name} = {string.Join(" | ", Members(name).Select(member => $"'{member}'"))};\n");

        text.Append("\n/** An edit of a text: 3 keeps three UTF-16 units, 'abc' is inserted, -2 deletes two. */\nexport type Delta = (number | string)[];\n");
        Interface(text, nameof(IdeaVotes), null, typeof(IdeaVotes));
        Interface(text, nameof(Eligible), null, typeof(Eligible));
        Interface(text, nameof(IdeaPlace), null, typeof(IdeaPlace));
        foreach (var (name, type) in records)
            Interface(text, type.Name, $"kind: '{name}'", type);
        text.Append($"\nexport type AnyRecord = {string.Join(" | ", records.Select(record => record.Type.Name))};\n");

        foreach (var (name, type) in commands)
            Interface(text, type.Name, $"type: '{name}'", type, name);
        text.Append($"\nexport type Command =\n  | {string.Join("\n  | ", commands.Select(command => command.Type.Name))};\n");

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
        return text.ToString();
    }

    private static bool Sendable(string name) => new Meeting().Read(name, Empty()) is not null;

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
    private static bool IsRead(string command, string field) => HasProblem(command, field, $"{{\"{field}\":{{}}}}");

    /// <summary>Whether null says something else than leaving the field out.</summary>
    private static bool NullIsSaid(string command, string field)
    {
        var saysNull = $"{{\"{field}\":null}}";
        return !HasProblem(command, field, saysNull) && (MustBeSaid(command, field) || Read(command, saysNull).Command != Read(command, "{}").Command);
    }

    private static bool HasProblem(string command, string field, string json) => Read(command, json).Fields.Problems.Any(problem => problem.Field == field);

    private static (Command? Command, Fields Fields) Read(string command, string json)
    {
        var fields = new Fields(JsonDocument.Parse(json).RootElement);
        return (new Meeting().Read(command, fields), fields);
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties()
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
        if (type == typeof(Detail) || type == typeof(FieldProblem) || type == typeof(IdeaVotes) || type == typeof(Eligible) || type == typeof(IdeaPlace) || type == typeof(TextEdit))
            return type.Name;
        return type == typeof(string) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) ? "string" : throw new ArgumentException($"no TypeScript for {type}");
    }

    private static IEnumerable<string> Members(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
