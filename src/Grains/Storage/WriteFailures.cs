using System.Data.Common;
using System.Net.Sockets;

namespace Samenwerken.Grains.Storage;

/// <summary>Tells a write that certainly did not happen from one that leaves doubt (LOG2). What is not known here is in doubt.</summary>
internal static class WriteFailures
{
    public static bool IsKnownToHaveWrittenNothing(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                // There was no connection to write over.
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NetworkUnreachable }:
                // The database says so: out of resources, not accepting connections, read only.
                case DbException { SqlState: ['5', '3', ..] or "57P03" or "25006" }:
                    return true;
            }
        }

        return false;
    }
}
