using Microsoft.Data.Sqlite;

namespace Samenwerken.Engine.Storage;

/// <summary>Tells a damaged file from every other trouble: trying again is of no use, and what is not damaged can be used.</summary>
internal static class SqliteDamage
{
    /// <summary>
    /// Whether a failure to read means that what stands in the file is not what was written there. SQLite does not look
    /// into every page, so a damaged one may also read as a value of another type.
    /// </summary>
    public static bool Is(Exception failure) => failure
        is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB }
        or InvalidCastException or InvalidOperationException or ArgumentOutOfRangeException;
}
