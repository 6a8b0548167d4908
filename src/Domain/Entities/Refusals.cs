namespace Samenwerken.Domain.Entities;

/// <summary>The codes of refusals that any entity may give. Each has a sentence in every language of the interface.</summary>
public static class Refusals
{
    /// <summary>The command, or its envelope, is not an object of the expected form.</summary>
    public const string CommandMalformed = "command.malformed";
    public const string CommandUnknown = "command.unknown";
    /// <summary>The id was used before, by another sender or for another content (CMD3).</summary>
    public const string CommandIdReused = "command.idReused";

    public const string EntityUnknown = "entity.unknown";
    public const string EntityExists = "entity.exists";

    public const string FieldMissing = "field.missing";
    public const string FieldWrongType = "field.wrongType";
    /// <summary>The value has the right type, and is none that the field can have.</summary>
    public const string FieldInvalid = "field.invalid";
    public const string TextEmpty = "text.empty";
    public const string TextTooLong = "text.tooLong";
    /// <summary>The limit that comes with it is the least.</summary>
    public const string TextTooShort = "text.tooShort";
    /// <summary>The text holds a control character or half of a surrogate pair.</summary>
    public const string TextInvalid = "text.invalid";

    /// <summary>An idea, cluster or the like with this id is, or was, there already.</summary>
    public const string IdTaken = "id.taken";
    public const string RoleNotAllowed = "role.notAllowed";
    public const string PersonUnknown = "person.unknown";
    public const string PersonRemoved = "person.removed";
}
