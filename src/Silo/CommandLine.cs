using Samenwerken.Grains;

namespace Samenwerken.Silo;

/// <summary>What the process is asked to do. An option that does not exist is refused, since a mistyped one would be ignored in silence.</summary>
internal abstract record CommandLine(string[] Options)
{
    public const string Usage =
        """
        Samenwerken: real-time collaboration for communities of practice.

        dotnet Samenwerken.Silo.dll [command] [options]

          (no command)       serve, at http://localhost:5080
          backup FOLDER      copy the data, also while a server runs, into a new folder
          restore FOLDER     put a backup into an empty data folder, or into the empty store of a cluster
          programme-link     print a link by which somebody becomes coordinator of the programme, also while a server runs
          programme-link new the same, for a programme beside the first, which begins when the link is used
          verify             read and check everything, of a cluster too, also while a server runs
          move-to-orleans    copy the data folder into the store of a cluster, while no server runs
          move-to-sqlite     copy the store of a cluster into an empty data folder, while no silo runs
          prepare-database   make the tables that a cluster needs in its database

          --demo                                fill the server with four invented communities, for whoever wants to look
          --urls ADDRESSES                      where to listen; http://0.0.0.0:5080 for others in the building
          --Samenwerken:DataFolder FOLDER       where everything that must last is kept
          --Samenwerken:PublicUrl ADDRESS       the address that people use, behind a proxy
          --Samenwerken:Engine Embedded|Orleans what runs the meetings
          --Samenwerken:Limits:TokenHours HOURS how long a token is good for: 12; 0.001 to 720
          --Samenwerken:Limits:CommandsAtOnce N how many commands one person may send at once: 600
          --Samenwerken:Limits:CommandsPerSecond N  and how many a second in the long run: 60
          --Samenwerken:Contact:Email ADDRESS   whom to ask about this server; so too Contact:Name and Contact:Url
          --Samenwerken:SigningKeyFile FILE     the key that all silos share; otherwise signing.key in the data folder
          --Samenwerken:Orleans:...             how this process takes part in a cluster: see docs/operations.md

        Each option can also be an environment variable, with __ for each colon, or stand in appsettings.json.
        """;

    private static readonly string[] Known =
    [
        "urls", "environment", "AllowedHosts", "Samenwerken:Demo", "Samenwerken:DataFolder", "Samenwerken:PublicUrl", "Samenwerken:Engine",
        "Samenwerken:SigningKeyFile", "Samenwerken:SigningKey", "Samenwerken:Limits:TokenHours",
        "Samenwerken:Limits:CommandsAtOnce", "Samenwerken:Limits:CommandsPerSecond",
        "Samenwerken:Contact:Name", "Samenwerken:Contact:Email", "Samenwerken:Contact:Url",
        .. typeof(OrleansOptions).GetProperties().Select(option => $"{OrleansOptions.Section}:{option.Name}"),
    ];

    private static readonly string[] KnownSections = ["Logging:", "Kestrel:"];

    public static CommandLine Parse(string[] args)
    {
        if (args is ["--help" or "-h" or "help", ..])
            return new Help();
        var (words, options) = (args.TakeWhile(arg => !arg.StartsWith('-')).ToList(), args.SkipWhile(arg => !arg.StartsWith('-')).Select(Whole).ToArray());
        if (WrongOption(options) is { } sentence)
            return new Wrong(sentence);
        return words switch
        {
            [] => new Serve(options),
            ["backup", { Length: > 0 } target] => new Backup(target, options),
            ["restore", { Length: > 0 } source] => new Restore(source, options),
            ["programme-link"] => new ProgrammeLink(false, options),
            ["programme-link", "new"] => new ProgrammeLink(true, options),
            ["verify"] => new Verify(options),
            ["move-to-orleans"] => new MoveToOrleans(options),
            ["move-to-sqlite"] => new MoveToSqlite(options),
            ["prepare-database"] => new PrepareDatabase(options),
            ["backup" or "restore", ..] => new Wrong($"{words[0]} needs one folder, as in: {words[0]} /path/to/folder."),
            _ => new Wrong($"There is no command {words[0]}; there are backup, restore, programme-link, verify, move-to-orleans, move-to-sqlite and prepare-database, and none to serve."),
        };
    }

    /// <summary>The one option that needs no value.</summary>
    private static string Whole(string option) => option is "--demo" ? "--Samenwerken:Demo=true" : option;

    private static string? WrongOption(string[] options)
    {
        for (var i = 0; i < options.Length; i++)
        {
            if (!options[i].StartsWith("--", StringComparison.Ordinal))
                return $"{options[i]} is no option; options start with --, as in --urls http://localhost:5080.";
            var equals = options[i].IndexOf('=');
            var name = equals > 0 ? options[i][2..equals] : options[i][2..];
            if (!IsKnown(name))
                return $"There is no option --{name}; the options are {string.Join(", ", Known.Select(known => "--" + known))}.";
            var value = equals > 0 ? options[i][(equals + 1)..] : ++i < options.Length && !options[i].StartsWith("--", StringComparison.Ordinal) ? options[i] : "";
            // An empty one would be taken for none, and something else would happen than what is asked.
            if (string.IsNullOrWhiteSpace(value))
                return $"--{name} needs a value.";
        }

        return null;
    }

    private static bool IsKnown(string name) =>
        Known.Contains(name, StringComparer.OrdinalIgnoreCase)
        || KnownSections.Any(section => name.StartsWith(section, StringComparison.OrdinalIgnoreCase));

    internal sealed record Serve(string[] Options) : CommandLine(Options);

    internal sealed record Backup(string Target, string[] Options) : CommandLine(Options);

    internal sealed record Restore(string Source, string[] Options) : CommandLine(Options);

    /// <param name="IsNew">Whether the link starts another programme.</param>
    internal sealed record ProgrammeLink(bool IsNew, string[] Options) : CommandLine(Options);

    internal sealed record Verify(string[] Options) : CommandLine(Options);

    internal sealed record MoveToOrleans(string[] Options) : CommandLine(Options);

    internal sealed record MoveToSqlite(string[] Options) : CommandLine(Options);

    internal sealed record PrepareDatabase(string[] Options) : CommandLine(Options);

    internal sealed record Help() : CommandLine([]);

    internal sealed record Wrong(string Sentence) : CommandLine([]);
}
