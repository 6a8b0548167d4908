using System.Data.Common;
using System.Net.Sockets;

namespace Samenwerken.Grains.Storage;

/// <summary>Tells a write that certainly did not happen from one that leaves doubt (LOG2). What is not known here is in doubt.</summary>
internal static class WriteFailures
{
    public static bool IsKnownToHaveWrittenNothing(Exception failure) => failure switch
    {
        // Several attempts by a client that tries again by itself: each of them may have written.
        AggregateException { InnerExceptions: { Count: > 0 } attempts } => attempts.All(IsKnownToHaveWrittenNothing),
        // There was no connection to write over.
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NetworkUnreachable } => true,
        // The database says so: out of resources, not accepting connections, read only.
        DbException { SqlState: ['5', '3', ..] or "57P03" or "25006" } => true,
        { InnerException: { } cause } => IsKnownToHaveWrittenNothing(cause),
        _ => false,
    };
}
