#if ADONET
using Npgsql;

namespace Samenwerken.Grains.Hosting;

/// <summary>The database of a cluster: whether it is fit for use, and how it becomes so.</summary>
public static class Database
{
    /// <summary>Makes the tables and queries that silos need, where they are not there yet. Data stay as they are.</summary>
    /// <returns>Why not, in one sentence; null where it is prepared now.</returns>
    public static Task<string?> PrepareAsync(OrleansOptions options) => WithConnectionAsync(options, async connection =>
    {
        if (await CountAsync(connection, "OrleansQuery") is > 0 && await CountAsync(connection, OfAnother) is > 0)
            return "The database has the queries of another Orleans application in it, which would be overwritten; give Samenwerken a database of its own. Nothing was changed.";
        await using var stream = typeof(Database).Assembly.GetManifestResourceStream("postgresql.sql")!;
        using var reader = new StreamReader(stream);
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(await reader.ReadToEndAsync(), connection, transaction))
            await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return null;
    });

    /// <summary>Why a silo cannot use the database, in one sentence; null where it can.</summary>
    public static Task<string?> ProblemAsync(OrleansOptions options) => WithConnectionAsync(options, async connection =>
        await CountAsync(connection, "OrleansQuery") is > 0 && await CountAsync(connection, OfAnother) is 0
            ? null
            : "The database is not prepared for Samenwerken: run the command prepare-database with the same options, once.");

    private const string OfAnother = "OrleansQuery WHERE QueryText NOT LIKE '%samenwerken_%'";

    private static async Task<string?> WithConnectionAsync(OrleansOptions options, Func<NpgsqlConnection, Task<string?>> work)
    {
        try
        {
            await using var connection = new NpgsqlConnection(options.ConnectionString);
            await connection.OpenAsync();
            return await work(connection);
        }
        catch (ArgumentException wrong)
        {
            return $"{OrleansOptions.Section}:ConnectionString is none of PostgreSQL: {wrong.Message}";
        }
        catch (NpgsqlException failure)
        {
            return $"The database of {OrleansOptions.Section}:ConnectionString cannot be used: {failure.Message}";
        }
    }

    /// <returns>Null where there is no such table.</returns>
    private static async Task<long?> CountAsync(NpgsqlConnection connection, string table)
    {
        try
        {
            await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
            return (long?)await command.ExecuteScalarAsync();
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }
}
#endif
