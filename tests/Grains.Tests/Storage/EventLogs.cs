using Microsoft.Extensions.Logging.Abstractions;
using Samenwerken.Engine.Storage;
using Samenwerken.Engine.Tests.Storage;
using Samenwerken.Grains.Storage;

namespace Samenwerken.Grains.Tests.Storage;

public sealed class GrainStorageEventLogTests : LastingEventLogContract
{
    private readonly SharedStorage _storage = new();

    protected override IEventLog Open() => new GrainStorageEventLog(_storage, NullLogger<GrainStorageEventLog>.Instance);
}
