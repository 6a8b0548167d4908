using Samenwerken.Domain.Programmes;
using Samenwerken.Engine.Storage;
using Samenwerken.Web;
using Samenwerken.Web.Api;
using Samenwerken.Web.Identity;

namespace Samenwerken.Silo;

/// <summary>What an operator does beside serving. A backup is a folder: the database and the signing key.</summary>
internal static class Maintenance
{
    public static Task<int> BackupAsync(string target, string[] options) => DoAsync(options, async configuration =>
    {
        if (Engines.KeepDataElsewhere(configuration))
            throw new StartRefusedException("The histories are in the store of the cluster: back up that store by its own means, or stop all silos and use move-to-sqlite.");
        var dataFolder = DataFolder.Of(configuration);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new StartRefusedException($"{target} is not empty. Nothing was overwritten; choose a new folder.");
        OwnFolder.Make(target);
        await SqliteBackup.WriteAsync(dataFolder, Path.Combine(target, SqliteEventLog.FileName));
        CopyKey(dataFolder, target);
        Console.WriteLine($"The backup is in {target}. It holds a secret key: keep it as safe as the data themselves.");
    });

    public static Task<int> RestoreAsync(string source, string[] options) => DoAsync(options, async configuration =>
    {
        if (Engines.KeepDataElsewhere(configuration))
        {
            await RestoreIntoClusterAsync(source, configuration);
            return;
        }

        var dataFolder = DataFolder.Of(configuration);
        await SqliteBackup.RestoreAsync(Path.Combine(source, SqliteEventLog.FileName), dataFolder);
        CopyKey(source, dataFolder);
        Console.WriteLine($"Restored into {dataFolder}. Browsers that were open fetch everything anew.");
    });

    /// <summary>Writes nothing: the link follows from the signing key, and the programme finds out that it is new.</summary>
    public static Task<int> PrintProgrammeLinkAsync(bool isNew, string[] options) => DoAsync(options, configuration =>
    {
        var web = configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new WebOptions();
        web.DataFolder = Engines.KeepDataElsewhere(configuration) ? "" : DataFolder.Of(configuration);
        if (web is { SigningKey.Length: 0, SigningKeyFile.Length: 0 } && !File.Exists(Path.Combine(web.DataFolder, SigningKey.FileName)))
            throw new StartRefusedException($"No server has started with the data folder {web.DataFolder}: there is no {SigningKey.FileName}. Start it first, or say which folder it has.");
        var secrets = new Secrets(SigningKey.Of(web));
        var programme = isNew ? ProgrammeDesk.Another(secrets) : Programme.First;
        var address = (web.PublicUrl?.ToString() ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost:5080").TrimEnd('/');
        Console.WriteLine($"{(isNew ? "Start another programme as its coordinator" : "Become coordinator of the programme")}, once and within {ProgrammeDesk.LinkLasts.TotalHours:0} hours:");
        Console.WriteLine(Links.Coordinator(address, programme, ProgrammeDesk.AnotherKey(secrets, programme, DateTimeOffset.UtcNow)));
        return Task.CompletedTask;
    });

    public static Task<int> VerifyAsync(string[] options) => DoAsync(options, async configuration =>
    {
        if (Engines.KeepDataElsewhere(configuration))
        {
            await VerifyClusterAsync(configuration);
            return;
        }

        await using var log = SqliteEventLog.OpenToRead(Path.Combine(DataFolder.Of(configuration), SqliteEventLog.FileName));
        Tell(await Verification.RunAsync(log), log.FindDamagedPages());
    });

    /// <exception cref="StartRefusedException">Something is damaged.</exception>
    private static void Tell(Verification.Report report, IReadOnlyList<string> damagesOfFile)
    {
        foreach (var difference in report.Differences)
            Console.WriteLine(difference);
        string[] damages = [.. report.Damages, .. damagesOfFile.Select(damage => $"the file: {damage}")];
        foreach (var damage in damages)
            Console.WriteLine(damage);
        if (damages.Length > 0)
            throw new StartRefusedException($"{damages.Length} damages in {report.Entities} entities and {report.Commits} commits.");
        Console.WriteLine($"All is well: {report.Entities} entities, {report.Commits} commits.");
    }

#if ORLEANS
    private static Task VerifyClusterAsync(IConfiguration configuration) =>
        ClusterCommands.WithStoreAsync(Engines.ReadOrleans(configuration), async store => Tell(await Verification.RunAsync(store), []));

    private static async Task RestoreIntoClusterAsync(string source, IConfiguration configuration)
    {
        await using var backup = SqliteEventLog.OpenToRead(Path.Combine(source, SqliteEventLog.FileName));
        await ClusterCommands.WithStoreAsync(Engines.ReadOrleans(configuration), async store =>
        {
            var report = await Moving.RestoreAsync(backup, store);
            Console.WriteLine(
                $"Restored {report.Entities} entities, {report.Commits} commits into the store of the cluster. Give each silo the key of {Path.Combine(source, SigningKey.FileName)}; browsers that were open fetch everything anew.");
        });
    }

    public static Task<int> MoveToOrleansAsync(string[] options) => DoAsync(options, configuration =>
        ClusterCommands.WithStoreAsync(Engines.ReadOrleans(configuration), async store =>
        {
            // The lock keeps a server out while it is copied.
            var dataFolder = DataFolder.Of(configuration);
            if (!File.Exists(Path.Combine(dataFolder, SqliteEventLog.FileName)))
                throw new StartRefusedException($"There is no database in {dataFolder}.");
            await using var log = SqliteEventLog.Open(dataFolder);
            var report = await Moving.CopyAsync(log, store);
            Console.WriteLine(
                $"Copied {report.Entities} entities, {report.Commits} commits; every hash is the same. Give each silo the key of {Path.Combine(dataFolder, SigningKey.FileName)}, so that tokens and links stay good.");
        }));

    public static Task<int> MoveToSqliteAsync(string[] options) => DoAsync(options, configuration =>
        ClusterCommands.WithStoreAsync(Engines.ReadOrleans(configuration), async store =>
        {
            var dataFolder = DataFolder.Of(configuration);
            if (File.Exists(Path.Combine(dataFolder, SqliteEventLog.FileName)))
                throw new StartRefusedException($"There is a database in {dataFolder} already. Nothing was overwritten; choose an empty data folder.");
            await using var log = SqliteEventLog.Open(dataFolder);
            var report = await Moving.CopyAsync(store, log);
            Console.WriteLine(
                $"Copied {report.Entities} entities, {report.Commits} commits; every hash is the same. Put the key of the silos into {Path.Combine(dataFolder, SigningKey.FileName)}, so that tokens and links stay good.");
        }));

    public static Task<int> PrepareDatabaseAsync(string[] options) =>
        DoAsync(options, configuration => ClusterCommands.PrepareDatabaseAsync(Engines.ReadOrleans(configuration)));
#else
    public static Task<int> MoveToOrleansAsync(string[] options) => DoAsync(options, WithoutOrleans);

    public static Task<int> MoveToSqliteAsync(string[] options) => DoAsync(options, WithoutOrleans);

    public static Task<int> PrepareDatabaseAsync(string[] options) => DoAsync(options, WithoutOrleans);

    private static Task VerifyClusterAsync(IConfiguration configuration) => WithoutOrleans(configuration);

    private static Task RestoreIntoClusterAsync(string source, IConfiguration configuration) => WithoutOrleans(configuration);

    private static Task WithoutOrleans(IConfiguration configuration) => throw new StartRefusedException(Engines.NeedsOrleans);
#endif

    private static async Task<int> DoAsync(string[] options, Func<IConfiguration, Task> work)
    {
        try
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .AddCommandLine(options)
                .Build();
            await work(configuration);
            return 0;
        }
        catch (Exception failure) when (Sentence.For(failure, "do that") is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    private static void CopyKey(string from, string to)
    {
        var key = Path.Combine(from, SigningKey.FileName);
        if (File.Exists(key))
            File.Copy(key, Path.Combine(to, SigningKey.FileName), overwrite: true);
    }
}
