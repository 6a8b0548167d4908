namespace Samenwerken.Web.Hubs;

/// <summary>Lets through so many presence signals a second from one connection; the others are dropped, since a later one says more.</summary>
internal sealed class SignalPace
{
    private const int PerSecond = 20;

    private long _second;
    private int _count;

    public bool Allows()
    {
        var second = Environment.TickCount64 / 1000;
        if (second != _second)
            (_second, _count) = (second, 0);
        return ++_count <= PerSecond;
    }
}
