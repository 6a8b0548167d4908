using System.Diagnostics;
using System.Numerics;
using Samenwerken.Bench.Load;

// One command prints the table: quick (under a minute), table (15 minutes), all (75 minutes), or one scenario by its name.
//   dotnet run -c Release --project bench/Load -- table
//   dotnet run -c Release --project bench/Load -- "late join" Samenwerken hocuspocus
var root = Root();
var plan = Plans.Of(args);
if (plan is null)
{
    Console.Error.WriteLine($"Say quick, table, all, or one of: {string.Join(", ", Plans.Everything.Select(it => it.Name))}; and after that the servers, where not all.");
    return 2;
}

if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
{
    Console.Error.WriteLine("Measuring needs Linux and two processors: one for the server and one for who loads it.");
    return 2;
}

// Of the processors that this may use, one for the server and another for itself.
var allowed = (long)Process.GetCurrentProcess().ProcessorAffinity;
var serverCore = BitOperations.TrailingZeroCount(allowed);
Process.GetCurrentProcess().ProcessorAffinity = (nint)(1L << BitOperations.TrailingZeroCount(allowed & (allowed - 1)));
if (!await Prepared.PeersAsync(root, plan))
    return 2;
var outcomes = await new Run(root, serverCore, plan).AllAsync();
var markdown = Report.Markdown(string.Join(' ', args), outcomes, plan.Scenarios);
Console.WriteLine(markdown);
var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench")).FullName;
await File.WriteAllTextAsync(Path.Combine(folder, $"{plan.Name}.md"), markdown);
await File.WriteAllTextAsync(Path.Combine(folder, $"{plan.Name}.json"), Report.Json(string.Join(' ', args), outcomes));
return plan.IsGuard ? Guard.Judge(outcomes) : 0;

static string Root()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Samenwerken.sln")))
            return folder.FullName;
    }

    throw new InvalidOperationException("The folder with Samenwerken.sln is not above this program.");
}
