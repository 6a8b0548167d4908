using System.Net.Sockets;
using Samenwerken.Grains.Storage;

namespace Samenwerken.Grains.Tests.Storage;

/// <summary>LOG2: a write is said to have come to nothing only where that is known of every attempt at it.</summary>
public sealed class WriteFailuresTests
{
    private static readonly Exception Refused = new IOException("no connection", new SocketException((int)SocketError.ConnectionRefused));
    private static readonly Exception InDoubt = new IOException("no answer", new TimeoutException());

    [Fact]
    public void LOG2_a_store_that_cannot_be_reached_has_written_nothing() =>
        WriteFailures.IsKnownToHaveWrittenNothing(Refused).ShouldBeTrue();

    [Fact]
    public void LOG2_a_store_that_does_not_answer_may_have_written() =>
        WriteFailures.IsKnownToHaveWrittenNothing(InDoubt).ShouldBeFalse();

    [Fact]
    public void LOG2_of_several_attempts_one_in_doubt_leaves_the_write_in_doubt()
    {
        // As a client of a storage account says it, that tries again by itself.
        WriteFailures.IsKnownToHaveWrittenNothing(new AggregateException(Refused, InDoubt)).ShouldBeFalse();
        WriteFailures.IsKnownToHaveWrittenNothing(new AggregateException(InDoubt, Refused)).ShouldBeFalse();
        WriteFailures.IsKnownToHaveWrittenNothing(new InvalidOperationException("wrapped", new AggregateException(Refused, InDoubt))).ShouldBeFalse();
        WriteFailures.IsKnownToHaveWrittenNothing(new AggregateException(Refused, Refused)).ShouldBeTrue();
        WriteFailures.IsKnownToHaveWrittenNothing(new AggregateException()).ShouldBeFalse();
    }
}
