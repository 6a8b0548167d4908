using System.Text.Json;
using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>
/// The same server with another build of the pages, as after an update: another name of the build, other names of the parts
/// that come late, and none of the former.
/// </summary>
public sealed partial class OtherBuild : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <param name="protocol">What it says that it speaks.</param>
    public OtherBuild(int protocol = 1)
    {
        Copy(new DirectoryInfo(Repository.HostFolder), Folder);
        var pages = Path.Combine(Folder, "wwwroot");
        var build = JsonDocument.Parse(File.ReadAllText(Path.Combine(pages, "version.json"))).RootElement.GetProperty("build").GetString()!;
        foreach (var compressed in Directory.EnumerateFiles(pages, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".br") || file.EndsWith(".gz")).ToList())
            File.Delete(compressed);
        var late = Directory.EnumerateFiles(Path.Combine(pages, "assets")).Where(file => Late().IsMatch(Path.GetFileName(file))).ToList();
        foreach (var file in Directory.EnumerateFiles(pages, "*", SearchOption.AllDirectories).Where(file => Text().IsMatch(file)).ToList())
        {
            var text = File.ReadAllText(file).Replace(build, Build).Replace($"\"protocol\":1", $"\"protocol\":{protocol}");
            foreach (var name in late.Select(path => Path.GetFileName(path)))
                text = text.Replace(name, Renamed(name));
            File.WriteAllText(file, text);
        }

        foreach (var path in late)
            File.Move(path, Path.Combine(Path.GetDirectoryName(path)!, Renamed(Path.GetFileName(path))));
    }

    public const string Build = "another-build";

    public string Folder => Path.Combine(_folder.Path, "host");

    public void Dispose() => _folder.Dispose();

    private static string Renamed(string name) => name.Replace("-", "-other-");

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories())
            Copy(folder, Path.Combine(to, folder.Name));
    }

    [GeneratedRegex(@"^.+-.*\.(js|css)$")]
    private static partial Regex Late();

    [GeneratedRegex(@"\.(js|css|html|json)$")]
    private static partial Regex Text();
}
