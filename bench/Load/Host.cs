using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Samenwerken.Bench.Load;

/// <summary>A server that runs on a core of its own, and what it uses.</summary>
internal sealed class Host : IAsyncDisposable
{
    private static readonly long TicksPerSecond = 100;
    private readonly Process _process;

    private Host(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public int Id => _process.Id;

    /// <summary>Processor time of all its threads so far, of the kernel for it included.</summary>
    public TimeSpan Used
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return TimeSpan.FromSeconds(ticks / (double)TicksPerSecond);
        }
    }

    /// <summary>Memory that it holds now, in bytes.</summary>
    public long Memory
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(it => it.StartsWith("VmRSS", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>Starts a program pinned to a core, and waits until it says that it is ready.</summary>
    /// <param name="command">Where {port} stands, comes the port.</param>
    public static async Task<Host> StartAsync(string folder, int core, string[] command, Func<string, bool> isReady, int? port = null)
    {
        var at = port ?? FreePort();
        var start = new ProcessStartInfo("taskset") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in new[] { "-c", core.ToString(CultureInfo.InvariantCulture) }.Concat(command.Select(it => it.Replace("{port}", at.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))))
            start.ArgumentList.Add(word);
        // Settings of whoever runs this must not make one server another.
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["NODE_ENV"] = "production";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} does not start.");
        var ready = new TaskCompletionSource();
        var said = new List<string>();
        DataReceivedEventHandler hear = (_, line) =>
        {
            if (line.Data is not { } text)
                return;
            lock (said)
                said.Add(text);
            if (isReady(text))
                ready.TrySetResult();
        };
        process.OutputDataReceived += hear;
        process.ErrorDataReceived += hear;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"{string.Join(' ', command)} ended: {string.Join('\n', said)}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw new InvalidOperationException($"{string.Join(' ', command)} did not get ready: {string.Join('\n', said)}");
        }

        return new Host(process, at);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
