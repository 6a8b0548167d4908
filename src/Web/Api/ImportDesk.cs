using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Web.Api;

/// <summary>
/// Takes in files that meetings are put back from. They are the one large thing that anybody may send, so only two are read
/// at once, each within a limit and a time; whoever comes when all are taken comes again. Nobody in a meeting notices.
/// </summary>
public sealed class ImportDesk : IDisposable
{
    /// <summary>Files at once.</summary>
    public const int AtOnce = 2;

    /// <summary>How long somebody may take to send one; enough for the largest over a poor line.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrencyLimiter _desks = new(new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = 0 });

    /// <returns>A place at the desk, to be given back; null where all are taken.</returns>
    public IDisposable? Enter()
    {
        var lease = _desks.AttemptAcquire();
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        return null;
    }

    /// <summary>Reads and judges the file in a request.</summary>
    public static async Task<(MeetingFile? File, Verdict.Rejected? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (body, refusal) = await ReadBodyAsync(request, cancellationToken);
        if (refusal is not null)
            return (null, refusal);
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var (file, wrong) = MeetingFileReader.Read(json.RootElement);
            return file is null || (wrong = Importing.Refuse(file)) is not null ? (null, wrong) : (file, null);
        }
        catch (JsonException)
        {
            return (null, new Verdict.Rejected(ImportRefusals.Malformed, null));
        }
    }

    public void Dispose() => _desks.Dispose();

    private static async Task<(ReadOnlyMemory<byte> Body, Verdict.Rejected? Refusal)> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MeetingFile.MaxBytes)
            return (default, TooLarge());
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
        try
        {
            var body = new MemoryStream((int)(request.ContentLength ?? 64 * 1024));
            var buffer = new byte[64 * 1024];
            while (await request.Body.ReadAsync(buffer, late.Token) is > 0 and var read)
            {
                if (body.Length + read > MeetingFile.MaxBytes)
                    return (default, TooLarge());
                body.Write(buffer, 0, read);
            }

            var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
            // Some programs put a mark of UTF-8 before what they save.
            return (bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, null);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or IOException || (broken is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (default, new Verdict.Rejected(ImportRefusals.Malformed, null));
        }
    }

    private static Verdict.Rejected TooLarge() => new(ImportRefusals.TooLarge, new Detail(Max: MeetingFile.MaxBytes / (1024 * 1024)));
}
