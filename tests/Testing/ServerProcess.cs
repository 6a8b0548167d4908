using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Samenwerken.Testing;

/// <summary>The host as its users start it: a process of its own, with a data folder of its own, on a port of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output;
    private readonly Task _reading;

    private ServerProcess(Process process, StringBuilder output, Task reading, Uri address)
    {
        _process = process;
        _output = output;
        _reading = reading;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Everything that it said, on both channels.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>What the process takes of memory, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static string Host => Path.Combine(Repository.HostFolder, "Samenwerken.Silo.dll");

    /// <summary>
    /// A port that nothing listens at, below those that the system gives to outgoing connections: a server that is killed finds it free
    /// again, however many connections the other tests make meanwhile.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                var port = Random.Shared.Next(15_000, 32_000);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken; the next may be free.
            }
        }
    }

    /// <summary>Starts a server and waits until it says that it is ready.</summary>
    /// <param name="dataFolder">Null for the one that it chooses itself.</param>
    /// <param name="host">Where it listens; the test talks to it over this computer's own address all the same.</param>
    /// <param name="hostFolder">Where the host lies; null for the one that was built.</param>
    /// <param name="onScreen">Whether what it prints goes to a terminal, as where somebody starts it by hand; needs the program <c>script</c>.</param>
    public static async Task<ServerProcess> StartAsync(
        string? dataFolder, int? port = null, IReadOnlyDictionary<string, string>? environment = null, string? workingFolder = null,
        string host = "127.0.0.1", string? hostFolder = null, bool onScreen = false)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        string[] data = dataFolder is null ? [] : ["--Samenwerken:DataFolder", dataFolder];
        var process = Launch(["--urls", $"http://{host}:{address.Port}", .. data], environment, workingFolder, hostFolder, onScreen);
        var output = new StringBuilder();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, output, ready), ReadAsync(process.StandardError, output, ready));
        var ended = process.WaitForExitAsync();
        var patience = Task.Delay(TimeSpan.FromSeconds(60));
        if (await Task.WhenAny(ready.Task, ended, patience) != ready.Task)
        {
            // Whatever became of it, it must not outlive the test.
            process.Kill();
            await reading;
            throw new InvalidOperationException($"the server did not start: {output}");
        }

        return new ServerProcess(process, output, reading, address);
    }

    /// <summary>Runs the host to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(params string[] args) => RunAsync(new Dictionary<string, string>(), args);

    public static async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var process = Launch(args, environment, null);
        var output = new StringBuilder();
        var never = new TaskCompletionSource();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, output, never), ReadAsync(process.StandardError, output, never));
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw new TimeoutException($"the host did not end by itself: {output}");
        }

        await reading;
        return (process.ExitCode, output.ToString().Trim());
    }

    /// <summary>Ends it as a loss of power would: with SIGKILL, whatever it is doing.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>
    /// Asks it to stop, as a service manager does and as the host takes Ctrl+C too, and waits until it has. Ctrl+C itself is ignored by
    /// whatever a shell without job control starts in the background.
    /// </summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static Process Launch(string[] args, IReadOnlyDictionary<string, string>? environment, string? workingFolder, string? hostFolder = null, bool onScreen = false)
    {
        string[] command = ["dotnet", hostFolder is null ? Host : Path.Combine(hostFolder, Path.GetFileName(Host)), .. args];
        string[] started = onScreen ? ["script", "-qfec", $"exec {string.Join(' ', command.Select(word => $"'{word}'"))}", "/dev/null"] : command;
        var start = new ProcessStartInfo(started[0], started[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? Path.GetTempPath(),
        };
        // A test host's own settings are not the server's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_") || name.StartsWith("DOTNET_ENVIRONMENT")).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder output, TaskCompletionSource ready)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (output)
                output.AppendLine(line);
            if (line.StartsWith("Stop with", StringComparison.Ordinal))
                ready.TrySetResult();
        }
    }
}
