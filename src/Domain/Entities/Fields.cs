using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Reads the fields of a JSON object that a stranger sent, and notes everything that is wrong with them, so that one
/// answer can name it all. A value with a problem reads as something harmless; look at <see cref="Problems"/> before
/// using any.
/// </summary>
public sealed class Fields(JsonElement json)
{
    private readonly ImmutableArray<FieldProblem>.Builder _problems = ImmutableArray.CreateBuilder<FieldProblem>();

    public ImmutableArray<FieldProblem> Problems => _problems.ToImmutable();

    /// <summary>The first problem as a refusal that names them all; null where there is none.</summary>
    public Verdict.Rejected? Refusal =>
        _problems.Count == 0
            ? null
            : new Verdict.Rejected(_problems[0].Code, new Detail(
                _problems[0].Field, _problems[0].Max, _problems[0].Length, Fields: Problems));

    public string Id(string name) => OptionalId(name) ?? Missing(name, "");

    public string? OptionalId(string name)
    {
        if (Text(name) is not { } id)
            return null;
        if (!OpaqueId.IsValid(id))
            Note(name, Refusals.FieldInvalid);
        return id;
    }

    /// <summary>
    /// Text that a person wrote: trimmed, line ends as \n, 1 to <paramref name="max"/> UTF-16 units, of which something can be
    /// seen.
    /// </summary>
    public string Text(string name, int max)
    {
        if (Text(name) is not { } raw)
            return Missing(name, "");
        return Filled(name, Checked(name, raw, max));
    }

    /// <summary>The same, where nothing that can be seen counts as left out.</summary>
    public string? OptionalText(string name, int max) =>
        Text(name) is { } raw && Checked(name, raw, max) is { Length: > 0 } text ? text : null;

    /// <summary>A name or a title: text on one line, in which what would break it is a space.</summary>
    public string Line(string name, int max)
    {
        if (Text(name) is not { } raw)
            return Missing(name, "");
        return Filled(name, Checked(name, OnOneLine(raw), max));
    }

    /// <summary>The same, where nothing that can be seen counts as left out.</summary>
    public string? OptionalLine(string name, int max) =>
        Text(name) is { } raw && Checked(name, OnOneLine(raw), max) is { Length: > 0 } text ? text : null;

    /// <summary>The same, where it may be left out but not be empty.</summary>
    public string? LineIfSaid(string name, int max) => Value(name) is null ? null : Line(name, max);

    /// <summary>Text that is compared with what stands somewhere; taken as it is.</summary>
    public string Verbatim(string name) => Text(name) ?? Missing(name, "");

    /// <inheritdoc cref="Verbatim(string)"/>
    public string? OptionalVerbatim(string name) => Text(name);

    /// <summary>Text of at most <paramref name="max"/> UTF-16 units in which white space counts, with line ends as \n; it may be empty.</summary>
    public string LongText(string name, int max)
    {
        if (Text(name) is not { } text)
            return Missing(name, "");
        if (text.Length > max)
            Note(name, Refusals.TextTooLong, max, text.Length);
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            Note(name, Refusals.TextInvalid);
        return text;
    }

    public double Number(string name, double limit) => OptionalNumber(name, limit) ?? Missing(name, 0d);

    /// <summary>A number between -<paramref name="limit"/> and <paramref name="limit"/>.</summary>
    public double? OptionalNumber(string name, double limit)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetDouble(out var number))
        {
            Note(name, Refusals.FieldWrongType);
            return null;
        }

        if (!(Math.Abs(number) <= limit))
            Note(name, Refusals.FieldInvalid, limit);
        return number;
    }

    /// <inheritdoc cref="Whole(string, int, int)"/>
    public int? OptionalWhole(string name, int min, int max) => Value(name) is null ? null : Whole(name, min, max);

    /// <summary>A whole number of at least <paramref name="min"/> and at most <paramref name="max"/>.</summary>
    public int Whole(string name, int min, int max)
    {
        if (Value(name) is not { } value)
            return Missing(name, min);
        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            Note(name, Refusals.FieldWrongType);
            return min;
        }

        if (number < min || number > max)
            Note(name, Refusals.FieldInvalid, max);
        return number;
    }

    public bool Flag(string name)
    {
        if (Value(name) is not { } value)
            return Missing(name, false);
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Note(name, Refusals.FieldWrongType);
        return value.ValueKind is JsonValueKind.True;
    }

    /// <returns>False where it is left out.</returns>
    public bool OptionalFlag(string name) => Value(name) is not null && Flag(name);

    /// <summary>A day, as 2026-11-26.</summary>
    public DateOnly? OptionalDay(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Note(name, Refusals.FieldInvalid);
        return null;
    }

    /// <summary>A day, as 2026-11-26.</summary>
    public DateOnly Day(string name) => OptionalDay(name) ?? Missing(name, default(DateOnly));

    /// <summary>A moment in universal time, as 2026-11-26T09:30:00+00:00.</summary>
    public DateTimeOffset Moment(string name) => OptionalMoment(name) ?? Missing(name, default(DateTimeOffset));

    /// <inheritdoc cref="Moment(string)"/>
    public DateTimeOffset? OptionalMoment(string name)
    {
        if (Text(name) is null || Value(name) is not { } value)
            return null;
        if (value.TryGetDateTimeOffset(out var moment) && moment.Offset == TimeSpan.Zero)
            return moment;
        Note(name, Refusals.FieldInvalid);
        return null;
    }

    /// <summary><paramref name="min"/> to <paramref name="max"/> different ids.</summary>
    public ImmutableArray<string> Ids(string name, int min, int max)
    {
        if (Value(name) is null)
            return Missing(name, ImmutableArray<string>.Empty);
        var ids = OptionalIds(name, max);
        if (ids.Length < min && _problems.All(problem => problem.Field != name))
            Note(name, Refusals.FieldInvalid, max, ids.Length);
        return ids;
    }

    /// <summary>Different ids, at most <paramref name="max"/> of them; none where the field is left out.</summary>
    public ImmutableArray<string> OptionalIds(string name, int max)
    {
        if (Value(name) is not { } value)
            return [];
        if (value.ValueKind is not JsonValueKind.Array)
            Note(name, Refusals.FieldWrongType);
        else if (value.GetArrayLength() > max)
            Note(name, Refusals.FieldInvalid, max, value.GetArrayLength());
        else if (value.EnumerateArray().Select(id => JsonText.Of(id) ?? "").Distinct().ToList() is var ids && ids.Exists(id => !OpaqueId.IsValid(id)))
            Note(name, Refusals.FieldInvalid);
        else
            return [.. ids];
        return [];
    }

    /// <summary>Different lines of text, at most <paramref name="max"/> of them; null where the field is left out.</summary>
    public ImmutableArray<string>? OptionalLabels(string name, int max, int maxLength)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind is not JsonValueKind.Array)
        {
            Note(name, Refusals.FieldWrongType);
            return null;
        }

        if (value.GetArrayLength() > max)
            Note(name, Refusals.FieldInvalid, max, value.GetArrayLength());
        var labels = value.EnumerateArray().Select(JsonText.Of).ToList();
        if (labels.Contains(null))
            Note(name, Refusals.FieldWrongType);
        ImmutableArray<string> lines = [.. labels.Select((label, i) => Filled($"{name}[{i}]", Checked($"{name}[{i}]", OnOneLine(label ?? "x"), maxLength))).Distinct()];
        return lines;
    }

    /// <summary>At least <paramref name="min"/> of a fixed set of names, each once.</summary>
    public ImmutableArray<T> Choices<T>(string name, int min) where T : struct, Enum
    {
        if (Value(name) is not { } value)
            return Missing(name, ImmutableArray<T>.Empty);
        if (value.ValueKind is not JsonValueKind.Array)
        {
            Note(name, Refusals.FieldWrongType);
            return [];
        }

        var choices = value.EnumerateArray().Select(choice => JsonText.Of(choice) is { } text ? EnumName.Parse<T>(text) : null).Distinct().ToList();
        if (choices.Count < min || choices.Contains(null))
            Note(name, Refusals.FieldInvalid);
        return [.. choices.OfType<T>()];
    }

    /// <summary>
    /// <paramref name="min"/> to <paramref name="max"/> objects, each read with fields of its own. A problem of one of them
    /// is noted under its place: <c>ideas[3].x</c>.
    /// </summary>
    public ImmutableArray<T> List<T>(string name, int min, int max, Func<Fields, T> read)
    {
        if (Value(name) is not { } value)
            return Missing(name, ImmutableArray<T>.Empty);
        if (value.ValueKind is not JsonValueKind.Array)
        {
            Note(name, Refusals.FieldWrongType);
            return [];
        }

        if (value.GetArrayLength() < min || value.GetArrayLength() > max)
        {
            Note(name, Refusals.FieldInvalid, max, value.GetArrayLength());
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>(value.GetArrayLength());
        foreach (var (i, item) in value.EnumerateArray().Index())
        {
            if (item.ValueKind is not JsonValueKind.Object)
            {
                Note($"{name}[{i}]", Refusals.FieldWrongType);
                continue;
            }

            var fields = new Fields(item);
            items.Add(read(fields));
            _problems.AddRange(fields.Problems.Select(problem => problem with { Field = $"{name}[{i}].{problem.Field}" }));
        }

        return items.ToImmutable();
    }

    /// <summary>An edit of a text, in its one form.</summary>
    public Delta Delta(string name)
    {
        if (Value(name) is not { } value)
            return Missing(name, Domain.Text.Delta.Nothing);
        if (DeltaJson.Read(value, out var code) is { } delta)
            return delta;
        Note(name, code);
        return Domain.Text.Delta.Nothing;
    }

    /// <summary>One of a fixed set of names.</summary>
    public T Choice<T>(string name) where T : struct, Enum => OptionalChoice<T>(name) ?? Missing(name, default(T));

    /// <inheritdoc cref="Choice{T}(string)"/>
    public T? OptionalChoice<T>(string name) where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        if (EnumName.Parse<T>(text) is { } choice)
            return choice;
        Note(name, Refusals.FieldInvalid);
        return null;
    }

    /// <summary>An id, or null said outright; leaving the field out is a mistake.</summary>
    public string? IdOrNull(string name)
    {
        return IsNull(name) ? null : Id(name);
    }

    /// <inheritdoc cref="IdOrNull(string)"/>
    public T? ChoiceOrNull<T>(string name) where T : struct, Enum => IsNull(name) ? null : Choice<T>(name);

    /// <inheritdoc cref="IdOrNull(string)"/>
    public int? WholeOrNull(string name, int min, int max) => IsNull(name) ? null : Whole(name, min, max);

    /// <inheritdoc cref="IdOrNull(string)"/>
    public string? LineOrNull(string name, int max) => IsNull(name) ? null : Line(name, max);

    /// <inheritdoc cref="IdOrNull(string)"/>
    public T? ObjectOrNull<T>(string name, Func<Fields, T> read) where T : class =>
        IsNull(name) ? null : Object(name, read) ?? Missing<T?>(name, null);

    /// <summary>An object, read with fields of its own. A problem of one of them is noted under its place: <c>plan.layout</c>.</summary>
    public T? Object<T>(string name, Func<Fields, T> read) where T : class
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind is not JsonValueKind.Object)
        {
            Note(name, Refusals.FieldWrongType);
            return null;
        }

        var fields = new Fields(value);
        var item = read(fields);
        _problems.AddRange(fields.Problems.Select(problem => problem with { Field = $"{name}.{problem.Field}" }));
        return item;
    }

    /// <summary>Whether a value is said, and not null.</summary>
    public bool IsSaid(string name) => Value(name) is not null;

    /// <summary>Whether anything but null stands there.</summary>
    public bool Has(string name) => Value(name) is not null;

    /// <summary>Whether null is said outright.</summary>
    public bool IsNull(string name) => JsonText.Property(json, name) is { ValueKind: JsonValueKind.Null };

    public void Note(string field, string code, double? max = null, int? length = null) =>
        _problems.Add(new FieldProblem(field, code, max, length));

    private string Checked(string name, string raw, int max)
    {
        var text = raw.ReplaceLineEndings("\n").Trim();
        if (text.Length > max)
            Note(name, Refusals.TextTooLong, max, text.Length);
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            Note(name, Refusals.TextInvalid);
        else if (VisibleText.FirstOf(text) is null)
            return "";
        return text;
    }

    private string Filled(string name, string text)
    {
        if (text.Length == 0)
            Note(name, Refusals.TextEmpty);
        return text;
    }

    private static string OnOneLine(string raw) =>
        string.Join(' ', raw.ReplaceLineEndings("\n").Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private string? Text(string name)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind is not JsonValueKind.String)
        {
            Note(name, Refusals.FieldWrongType);
            return null;
        }

        if (JsonText.Of(value) is { } text)
            return text;
        Note(name, Refusals.TextInvalid);
        return null;
    }

    private JsonElement? Value(string name) =>
        JsonText.Property(json, name) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    /// <summary>Notes that a field is missing, unless what stands there was already found wanting.</summary>
    private T Missing<T>(string name, T harmless)
    {
        if (_problems.All(problem => problem.Field != name))
            Note(name, Refusals.FieldMissing);
        return harmless;
    }
}
