using System.Text.RegularExpressions;
using Samenwerken.Testing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Samenwerken.Web.Tests;

/// <summary>
/// What infra/ holds fits the host, and keeps what the host promises. No container is started: what needs Docker, Kubernetes or
/// Azure is not tested here.
/// </summary>
public sealed partial class InfraTests
{
    private static readonly string Root = Repository.File("infra");

    private static readonly string[] Files = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(Path.Combine(Root, "secrets"), StringComparison.Ordinal)).Order().ToArray();

    private static readonly string[] YamlFiles = Files.Where(file => file.EndsWith(".yaml", StringComparison.Ordinal)).Select(Name).ToArray();

    public static TheoryData<string> Yaml => new(YamlFiles);

    public static TheoryData<string> Compose => new(YamlFiles.Where(name => name.StartsWith("compose", StringComparison.Ordinal)));

    [Fact]
    public async Task Every_setting_is_an_option_of_the_host()
    {
        // The host names all its options to whoever gives one that does not exist.
        var (code, output) = await ServerProcess.RunAsync("--Samenwerken:Nothing", "1");
        code.ShouldBe(2, output);
        var known = OptionName().Matches(output[output.IndexOf("the options are", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).ToHashSet();
        known.ShouldContain("Samenwerken:Orleans:ConnectionString");
        known.ShouldNotContain("Samenwerken:Nothing");

        var used = Files.Append(Repository.File("docs", "containers.md")).SelectMany(file => Settings(File.ReadAllText(file)).Select(setting => (File: Name(file), Setting: setting))).ToList();
        used.Count.ShouldBeGreaterThan(25);
        used.Where(it => !known.Contains(it.Setting)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Samenwerken__Orleans__Clustring", "Samenwerken:Orleans:Clustring")]
    [InlineData("--Samenwerken:DataFolder /data", "Samenwerken:DataFolder")]
    [InlineData("x/samenwerken:0.1.0", null)]
    public void A_setting_is_recognised_as_one(string text, string? setting) =>
        Settings(text).ShouldBe(setting is null ? [] : [setting]);

    [Theory]
    [MemberData(nameof(Yaml))]
    public void Yaml_can_be_read_and_no_image_is_whatever_is_newest(string name)
    {
        var documents = Read(name);
        documents.ShouldNotBeEmpty();
        foreach (var image in documents.SelectMany(ValuesOf("image")).OfType<YamlScalarNode>())
            IsPinned(image.Value!).ShouldBeTrue(image.Value);
    }

    [Fact]
    public void The_image_is_built_from_what_is_there_and_runs_as_a_user_without_rights()
    {
        var lines = File.ReadAllText(Path.Combine(Root, "Dockerfile")).Replace("\\\n", " ").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var stages = lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToList();
        stages.ShouldNotBeEmpty();
        foreach (var stage in stages)
            IsPinned(stage.Split(' ')[1]).ShouldBeTrue(stage);

        var copied = lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=")).SelectMany(line => line.Split(' ')[1..^1]).ToList();
        copied.Count.ShouldBeGreaterThan(8);
        var ignored = File.ReadAllLines(Repository.File(".dockerignore"));
        ignored.ShouldContain("*");
        foreach (var path in copied)
        {
            Path.Exists(Repository.File(path)).ShouldBeTrue(path);
            ignored.ShouldContain($"!{path.Split('/')[0]}");
        }

        // A project that another one came to need would be missing from the packages that are restored first.
        foreach (var project in new[] { "Domain", "Engine", "Grains", "Web", "Silo" })
            copied.ShouldContain($"src/{project}/{project}.csproj");
        Directory.GetFiles(Repository.File("src"), "*.csproj", SearchOption.AllDirectories).Length.ShouldBe(5);

        var last = lines[lines.LastIndexOf(stages[^1])..];
        last.Where(line => line.StartsWith("USER ", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldMatch("^USER [1-9][0-9]*");
        last.ShouldContain("VOLUME /data");
        last.ShouldContain(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("ARG WithOrleans", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Compose))]
    public void Every_container_of_compose_has_few_rights_and_writes_only_where_it_must(string name)
    {
        var services = Read(name).ShouldHaveSingleItem()["services"].ShouldBeOfType<YamlMappingNode>();
        services.Children.ShouldNotBeEmpty();
        foreach (var (service, node) in services.Children)
        {
            Scalar(Find(node, "read_only")).ShouldBe("true", $"{service}");
            Find(node, "cap_drop").ShouldBeOfType<YamlSequenceNode>().Select(Scalar).ShouldBe(["ALL"], $"{service}");
            Find(node, "security_opt").ShouldBeOfType<YamlSequenceNode>().Select(Scalar).ShouldBe(["no-new-privileges:true"], $"{service}");
        }

        foreach (var secret in Files.Where(file => Name(file) == name).SelectMany(file => SecretFile().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value))
            secret.ShouldStartWith("./secrets/");
    }

    [Fact]
    public void VIS2_the_proxy_logs_no_address_with_its_query()
    {
        var text = File.ReadAllText(Path.Combine(Root, "nginx.conf"));
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var format = lines.Where(line => line.StartsWith("log_format", StringComparison.Ordinal)).ShouldHaveSingleItem();
        QueryVariable().IsMatch(format).ShouldBeFalse(format);
        QueryVariable().IsMatch("$remote_addr \"$request\"").ShouldBeTrue();
        var formatName = format.Split(' ')[1];
        lines.Where(line => line.StartsWith("access_log", StringComparison.Ordinal))
            .ShouldAllBe(line => line == "access_log off;" || line.EndsWith($" {formatName};", StringComparison.Ordinal));
        // Outside http it speaks of itself; inside, of requests, with their whole address.
        text[text.IndexOf("http {", StringComparison.Ordinal)..].Split('\n').Where(line => line.Contains("error_log"))
            .ShouldHaveSingleItem().Trim().ShouldBe("error_log /dev/stderr emerg;");
        text.ShouldContain("location /hub");
        text.ShouldContain("proxy_set_header Upgrade $http_upgrade;");

        var ingress = Kubernetes("Ingress").ShouldHaveSingleItem();
        Scalar(Find(ingress, "metadata", "annotations", "nginx.ingress.kubernetes.io/enable-access-log")).ShouldBe("false");
    }

    [Fact]
    public void Every_pod_has_few_rights_and_a_silo_is_probed_and_stops_in_its_own_time()
    {
        var pods = new[] { "Deployment", "Job" }.SelectMany(Kubernetes).Select(workload => Find(workload, "spec", "template", "spec")!).ToList();
        pods.Count.ShouldBe(2);
        foreach (var pod in pods)
        {
            Scalar(Find(pod, "securityContext", "runAsNonRoot")).ShouldBe("true");
            Scalar(Find(pod, "automountServiceAccountToken")).ShouldBe("false");
            foreach (var container in Find(pod, "containers").ShouldBeOfType<YamlSequenceNode>())
            {
                Scalar(Find(container, "securityContext", "readOnlyRootFilesystem")).ShouldBe("true");
                Scalar(Find(container, "securityContext", "allowPrivilegeEscalation")).ShouldBe("false");
                Find(container, "resources", "requests").ShouldNotBeNull();
                Find(container, "resources", "limits", "memory").ShouldNotBeNull();
            }
        }

        var deployment = Kubernetes("Deployment").ShouldHaveSingleItem();
        Scalar(Find(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable")).ShouldBe("0");
        var silo = Find(deployment, "spec", "template", "spec", "containers")![0];
        Scalar(Find(silo, "readinessProbe", "httpGet", "path")).ShouldBe("/health/ready");
        Scalar(Find(silo, "livenessProbe", "httpGet", "path")).ShouldBe("/health/live");
        var pause = int.Parse(Scalar(Find(silo, "lifecycle", "preStop", "exec", "command")![1])!);
        var hostStops = (int)new Microsoft.Extensions.Hosting.HostOptions().ShutdownTimeout.TotalSeconds;
        int.Parse(Scalar(Find(deployment, "spec", "template", "spec", "terminationGracePeriodSeconds"))!).ShouldBeGreaterThan(pause + hostStops);

        Kubernetes("PodDisruptionBudget").ShouldHaveSingleItem();
        Kubernetes("NetworkPolicy").ShouldHaveSingleItem();
        var secret = Kubernetes("Secret").ShouldHaveSingleItem();
        Find(secret, "stringData").ShouldBeOfType<YamlMappingNode>().Children.Values.Select(Scalar).ShouldAllBe(value => value == "");
    }

    [Fact]
    public void The_kustomization_names_files_that_are_there()
    {
        var resources = Read("kubernetes/kustomization.yaml").ShouldHaveSingleItem()["resources"].ShouldBeOfType<YamlSequenceNode>().Select(Scalar).ToList();
        foreach (var resource in resources)
            File.Exists(Path.Combine(Root, "kubernetes", resource!)).ShouldBeTrue(resource);
        resources.ShouldNotContain("secret.template.yaml");
    }

    [Fact]
    public void Azure_gives_two_roles_and_no_key()
    {
        var bicep = File.ReadAllText(Path.Combine(Root, "azure", "main.bicep"));
        // Storage Table Data Contributor and Storage Blob Data Contributor, as Azure documents its built-in roles.
        Guids().Matches(bicep).Select(match => match.Value).ShouldBe(["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"], ignoreOrder: true);
        bicep.ShouldContain("allowSharedKeyAccess: false");
        bicep.ShouldNotContain("listKeys");
        var lines = bicep.Split('\n');
        foreach (var (line, at) in lines.Select((line, at) => (line, at)).Where(it => it.line.StartsWith("output ", StringComparison.Ordinal)))
            line.ShouldNotMatch("(?i)key|secret|connectionstring", $"line {at + 1}");
        foreach (var (line, at) in lines.Select((line, at) => (line, at)).Where(it => it.line.StartsWith("param ", StringComparison.Ordinal)))
        {
            var decorators = lines[..at].Reverse().TakeWhile(above => above.Length > 0).ToList();
            decorators.ShouldContain(above => above.StartsWith("@description(", StringComparison.Ordinal), line);
            if (line.Contains("signingKey"))
                decorators.ShouldContain("@secure()");
        }

        bicep.ShouldContain("path: '/health/ready'");
        bicep.ShouldContain("path: '/health/live'");
        // A category of requests would hold the query of /hub.
        LogCategory().Matches(bicep).Select(match => match.Groups[1].Value).ShouldBe(["ContainerAppConsoleLogs", "ContainerAppSystemLogs"]);
    }

    private static IEnumerable<string> Settings(string text) =>
        SettingName().Matches(text).Select(match => match.Value.Replace("__", ":")).Where(setting => setting.Contains(':'));

    private static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static List<YamlNode> Read(string name)
    {
        using var reader = new StreamReader(Path.Combine(Root, name));
        var stream = new YamlStream();
        // Merging is what "<<" in compose.yaml asks for.
        stream.Load(new MergingParser(new Parser(reader)));
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    private static IEnumerable<YamlNode> Kubernetes(string kind) =>
        YamlFiles.Where(name => name.StartsWith("kubernetes/", StringComparison.Ordinal)).SelectMany(Read).Where(document => Scalar(Find(document, "kind")) == kind);

    private static Func<YamlNode, IEnumerable<YamlNode>> ValuesOf(string key) => root =>
        root.AllNodes.OfType<YamlMappingNode>().SelectMany(node => node.Children.Where(child => Scalar(child.Key) == key).Select(child => child.Value));

    private static YamlNode? Find(YamlNode? node, params string[] path)
    {
        foreach (var step in path)
            node = node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(step), out var child) ? child : null;
        return node;
    }

    private static string? Scalar(YamlNode? node) => (node as YamlScalarNode)?.Value;

    /// <summary>A version stands behind the colon: a word alone, such as latest, is whatever is newest.</summary>
    private static bool IsPinned(string image) => Version().IsMatch(image);

    [GeneratedRegex("Samenwerken(?:__|:)[A-Za-z]+(?:(?:__|:)[A-Za-z]+)*")]
    private static partial Regex SettingName();

    [GeneratedRegex("--([A-Za-z:]+)")]
    private static partial Regex OptionName();

    [GeneratedRegex(@":(?:\$\{[A-Z_]+:-)?[0-9]+\.[0-9]+[A-Za-z0-9.-]*\}?$")]
    private static partial Regex Version();

    [GeneratedRegex(@"\$(?:request(?![_a-z])|request_uri|args|arg_|query_string|is_args|http_referer)")]
    private static partial Regex QueryVariable();

    [GeneratedRegex("^    file: (.+)$", RegexOptions.Multiline)]
    private static partial Regex SecretFile();

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex("category: '([A-Za-z]+)'")]
    private static partial Regex LogCategory();
}
