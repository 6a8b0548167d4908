using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

public sealed class WireTypesTests
{
    private static readonly string File = Repository.File("src", "Web", "App", "src", "wire.ts");

    [Fact]
    public void The_types_of_the_browser_are_those_of_the_server()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_VECTORS") is "1")
            System.IO.File.WriteAllText(File, WireTypes.Write());
        System.IO.File.ReadAllText(File).ShouldBe(WireTypes.Write(), "run UPDATE_VECTORS=1 dotnet test tests/Web.Tests");
    }
}
