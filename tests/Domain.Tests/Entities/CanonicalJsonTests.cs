using System.Buffers;
using System.Text;
using System.Text.Json;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Tests.Entities;

/// <summary>The examples of RFC 8785, so that a hash over our records is the hash that any other program makes of them.</summary>
public sealed class CanonicalJsonTests
{
    // Appendix B, with what an ECMAScript engine says of more.
    [Theory]
    [InlineData("0.0", "0")]
    [InlineData("-0", "0")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("-5e-324", "-5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("295147905179352825856", "295147905179352830000")]
    [InlineData("9.999999999999997e22", "9.999999999999997e+22")]
    [InlineData("1e23", "1e+23")]
    [InlineData("999999999999999700000", "999999999999999700000")]
    [InlineData("1000000000000000000000", "1e+21")]
    [InlineData("0.0000009999999999999997", "9.999999999999997e-7")]
    [InlineData("1e-6", "0.000001")]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("-20.50", "-20.5")]
    [InlineData("1e2", "100")]
    [InlineData("0.00012", "0.00012")]
    public void A_number_is_written_as_ECMAScript_writes_it(string number, string text) => Canonical(number).ShouldBe(text);

    [Fact]
    public void Texts_and_orders_are_those_of_the_RFC()
    {
        Canonical("""{ "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }""")
            .ShouldBe("""{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""");
        Canonical("""{"\u20ac":"Euro","\r":"CR","\ufb33":"Dalet","1":"One","\ud83d\ude00":"Smiley","\u0080":"Control","\u00f6":"o"}""")
            .ShouldBe("""{"\r":"CR","1":"One","":"Control","ö":"o","€":"Euro","😀":"Smiley","דּ":"Dalet"}""");
    }

    [Fact]
    public void Half_a_surrogate_pair_has_no_canonical_form() =>
        Should.Throw<InvalidOperationException>(() => Canonical("""{"a":"\ud83d"}"""));

    private static string Canonical(string json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(buffer, JsonDocument.Parse(json).RootElement);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
