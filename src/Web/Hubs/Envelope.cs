using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Web.Hubs;

/// <summary>Reads the envelope of a command: <c>{ id, command: { type, ... } }</c>, in any order of its fields.</summary>
internal static class Envelope
{
    /// <returns>The submission, or the refusal that says what is wrong with it.</returns>
    public static (Submission? Submission, Answer.Rejected? Refusal) Read(EntityKind kind, JsonElement envelope, Sender.Person from)
    {
        if (envelope.ValueKind is not JsonValueKind.Object
            || JsonText.Property(envelope, "command") is not { ValueKind: JsonValueKind.Object } command
            || JsonText.Of(command, "type") is not { } type)
            return Refuse(Refusals.CommandMalformed);

        var outer = new Fields(envelope);
        var id = outer.Id("id");
        if (outer.Refusal is { } badId)
            return Refuse(badId.Code, badId.Detail);

        var fields = new Fields(command);
        if (kind.Read(type, fields) is not { } read)
            return Refuse(Refusals.CommandUnknown);
        return fields.Refusal is { } bad
            ? Refuse(bad.Code, bad.Detail)
            : (new Submission(id, from, read), null);
    }

    private static (Submission?, Answer.Rejected) Refuse(string code, Detail? detail = null) => (null, new Answer.Rejected(code, detail));
}
