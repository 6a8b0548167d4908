using System.Diagnostics;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>What the build says to whoever lacks what it needs: one sentence, and no exit code of a tool.</summary>
public sealed class BuildTests : IDisposable
{
    private const string NodeNeeded = "Samenwerken needs Node 20.19 or newer to build its pages; install it from https://nodejs.org and build again.";
    private const string NpmNeeded = "Samenwerken needs npm, which comes with Node, to build its pages, and finds Node without it; install it from https://nodejs.org and build again.";

    /// <summary>The one folder in which the build finds programs.</summary>
    private readonly TempFolder _path = new();

    public BuildTests() => File.CreateSymbolicLink(_path.File("sh"), "/bin/sh");

    public void Dispose() => _path.Dispose();

    [Fact]
    public async Task Without_Node_it_says_what_to_install() => (await CheckAsync()).ShouldBe([NodeNeeded]);

    [Theory]
    [InlineData("18.19.0", false)]
    [InlineData("20.18.3", false)]
    [InlineData("20.19.0", true)]
    [InlineData("22.11.0", false)]
    [InlineData("24.1.0", true)]
    public async Task A_Node_that_is_too_old_is_told_from_one_that_will_do(string version, bool willDo)
    {
        Install("npm", "exit 0");
        InstallNode(version);
        (await CheckAsync()).ShouldBe(willDo ? [] : [NodeNeeded]);
    }

    [Fact]
    public async Task With_Node_and_without_npm_it_says_so()
    {
        InstallNode("20.19.0");
        (await CheckAsync()).ShouldBe([NpmNeeded]);
    }

    /// <summary>A Node that says it is of another version.</summary>
    private void InstallNode(string version)
    {
        var node = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "node")).First(File.Exists);
        Install("node", $$"""exec '{{node}}' -e "Object.defineProperty(process, 'versions', { value: { node: '{{version}}' } }); $2" """);
    }

    private void Install(string name, string script)
    {
        File.WriteAllText(_path.File(name), $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_path.File(name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    /// <summary>Runs the part of the build that looks for what it needs.</summary>
    /// <returns>The errors that it gives, without their places.</returns>
    private async Task<IReadOnlyList<string>> CheckAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Repository.File("src", "Web", "Web.csproj"), "-t:CheckNode", "-nologo", "-v:quiet", "-nr:false", "-tl:off"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = _path.Path;
        // What the test runner told MSBuild is not for this one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        process.ExitCode.ShouldBe(lines.Length == 0 ? 0 : 1, output);
        lines.ShouldAllBe(line => line.Contains("): error : ") && line.EndsWith(']'), output);
        return [.. lines.Select(line => line[(line.IndexOf("): error : ", StringComparison.Ordinal) + 11)..line.LastIndexOf('[')].Trim())];
    }
}
