using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Grains.Messages;

/// <summary>The answer to one command.</summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.Answer")]
public sealed class AnswerMessage
{
    [Id(0)]
    public required string Status { get; init; }

    /// <summary>Of the commit, where the command was accepted.</summary>
    [Id(1)]
    public string Epoch { get; init; } = "";

    [Id(2)]
    public long Seq { get; init; }

    [Id(3)]
    public string Code { get; init; } = "";

    /// <summary>The detail of a refusal, as JSON; null for none.</summary>
    [Id(4)]
    public byte[]? Detail { get; init; }

    [Id(5)]
    public int RetryAfterMs { get; init; }

    public static AnswerMessage Of(Answer answer) => answer switch
    {
        Answer.Accepted it => new() { Status = it.Status, Epoch = it.Epoch, Seq = it.Seq },
        Answer.Rejected it => new() { Status = it.Status, Code = it.Code, Detail = DetailMessage.Of(it.Detail) },
        Answer.Later it => new() { Status = it.Status, Code = it.Code, RetryAfterMs = it.RetryAfterMs },
        _ => new() { Status = answer.Status },
    };

    public Answer ToAnswer() => Status switch
    {
        "accepted" => new Answer.Accepted(Epoch, Seq),
        "rejected" => new Answer.Rejected(Code, DetailMessage.Read(Detail)),
        "later" => new Answer.Later(Code, RetryAfterMs),
        // Also what a newer version may say: the sender finds out by sending it again.
        _ => new Answer.Unknown(),
    };
}

internal static class DetailMessage
{
    public static byte[]? Of(Detail? detail) =>
        detail is null ? null : JsonSerializer.SerializeToUtf8Bytes(detail, DomainJson.Instance.Detail);

    public static Detail? Read(byte[]? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, DomainJson.Instance.Detail);
}
