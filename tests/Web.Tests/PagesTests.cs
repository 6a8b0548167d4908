using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

[Collection(ServerCollection.Name)]
public sealed partial class PagesTests(ServerFixture fixture)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/m/BCDFGH")]
    [InlineData("/bijeenkomst/0123456789abcdef")]
    [InlineData("/terug/0123456789abcdef")]
    [InlineData("/terug/community/0123456789abcdef")]
    [InlineData("/programma")]
    [InlineData("/werkvormen")]
    [InlineData("/partner/0123456789abcdef")]
    [InlineData("/coordinator/0123456789abcdef")]
    [InlineData("/community/nieuw")]
    [InlineData("/community/0123456789abcdef")]
    [InlineData("/uitnodiging/community/0123456789abcdef")]
    [InlineData("/stijl")]
    public async Task Every_page_is_one_document_without_script_in_it(string path)
    {
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        var html = await response.Content.ReadAsStringAsync();
        InlineScript().IsMatch(html).ShouldBeFalse();
        html.ShouldNotContain("style=");
        html.ShouldNotContain("//fonts.");
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("", null)]
    public async Task Files_are_sent_as_they_were_compressed_at_build_time(string accepted, string? sent)
    {
        var script = Script().Match(await (await fixture.Api.RawAsync(HttpMethod.Get, "/")).Content.ReadAsStringAsync()).Groups[1].Value;
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, script, acceptEncoding: accepted.Length == 0 ? null : accepted);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(sent);
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        response.Content.Headers.ContentLength.ShouldNotBeNull();
    }

    [Fact]
    public async Task OUT7_what_the_server_says_of_its_version_is_what_it_speaks_and_is_never_kept()
    {
        using var version = await fixture.Api.RawAsync(HttpMethod.Get, "/version.json");
        version.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var protocol = JsonDocument.Parse(await version.Content.ReadAsStringAsync()).RootElement.GetProperty("protocol").GetInt32();
        using var answer = await fixture.Api.RawAsync(HttpMethod.Get, "/api/v1/join-codes/BBBBBB");
        answer.Headers.GetValues("API-Version").Single().ShouldStartWith($"{protocol}.");
    }

    [Theory]
    [InlineData("/service-worker.js", "text/javascript; charset=utf-8")]
    [InlineData("/manifest.webmanifest", "application/manifest+json")]
    [InlineData("/icons/icon-512.png", "image/png")]
    public async Task What_makes_the_pages_installable_is_there_and_is_asked_for_anew(string path, string type)
    {
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(type);
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task A_part_of_a_build_that_is_no_longer_here_is_no_page_and_is_never_kept()
    {
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, "/assets/Gone-AbCdEfGh.css");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (response.Headers.CacheControl?.ToString() ?? "").ShouldNotContain("immutable");
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/signing.key")]
    public async Task Nothing_outside_the_pages_can_be_read(string path)
    {
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("<script(?![^>]*src=)")]
    private static partial Regex InlineScript();

    [GeneratedRegex("src=\"(/assets/[^\"]+\\.js)\"")]
    private static partial Regex Script();
}
