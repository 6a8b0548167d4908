using System.Collections.Immutable;

namespace Samenwerken.Domain.Entities;

/// <summary>What the rules say of a command. A refusal is an answer, not an exception.</summary>
public abstract record Verdict
{
    private Verdict() { }

    public static Verdict Accept(params ImmutableArray<Event> events) => new Accepted(events);

    /// <param name="code">Stable: programs and texts depend on it.</param>
    public static Verdict Reject(string code, Detail? detail = null) => new Rejected(code, detail);

    public sealed record Accepted(ImmutableArray<Event> Events) : Verdict;

    public sealed record Rejected(string Code, Detail? Detail) : Verdict;
}

/// <summary>What a refusal adds to its code, so that nobody has to guess and nobody loses words.</summary>
/// <param name="Field">The field at fault.</param>
/// <param name="Max">The limit that was passed.</param>
/// <param name="Length">How much there was, in the limit's own unit.</param>
/// <param name="Current">The text as it stands now, where somebody else was first.</param>
/// <param name="Yours">The text that was refused, given back to its writer.</param>
/// <param name="Reason">What a person wrote to explain it.</param>
/// <param name="Fields">Every field at fault, not only the first.</param>
public sealed record Detail(
    string? Field = null,
    double? Max = null,
    int? Length = null,
    string? Current = null,
    string? Yours = null,
    string? Reason = null,
    ImmutableArray<FieldProblem>? Fields = null);

/// <summary>What is wrong with one field of a command or a request.</summary>
public sealed record FieldProblem(string Field, string Code, double? Max = null, int? Length = null);
