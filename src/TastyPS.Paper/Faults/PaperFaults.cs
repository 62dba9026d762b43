namespace TastyPS.Paper;

/// <summary>
/// The faults waiting for requests, oldest first; a request meets the first that matches. A route is <c>METHOD /path</c> or
/// <c>/path</c>, where <c>*</c> stands for any text within the raw path; <c>*</c> alone is every request.
/// </summary>
public sealed class PaperFaults(int seed)
{
    private readonly List<Armed> _armed = [];
    private readonly Random _random = new(seed);

    public PaperFaults Add(string route, PaperFault fault)
    {
        lock (_armed) _armed.Add(new Armed(RoutePattern.Parse(route), fault));
        return this;
    }

    internal void Remove(PaperFault fault)
    {
        lock (_armed) _armed.RemoveAll(a => ReferenceEquals(a.Fault, fault));
    }

    public void Clear()
    {
        lock (_armed) _armed.Clear();
    }

    /// <summary>The fault that this request meets, counted as used, or null.</summary>
    internal PaperFault? Take(PaperRequest request)
    {
        // Whoever sets faults must be able to take them back.
        if (request.RawPath.StartsWith(PaperAdmin.Prefix, StringComparison.Ordinal)) return null;
        lock (_armed)
        {
            foreach (var armed in _armed)
            {
                if (!armed.Route.Matches(request) || armed.Passed++ < armed.Fault.Skip) continue;
                if (armed.Fault.Probability < 1 && _random.NextDouble() >= armed.Fault.Probability) continue;
                if (++armed.Hits == armed.Fault.Times) _armed.Remove(armed);
                return armed.Fault;
            }
            return null;
        }
    }

    private sealed class Armed(RoutePattern route, PaperFault fault)
    {
        public RoutePattern Route { get; } = route;

        public PaperFault Fault { get; } = fault;

        public int Passed { get; set; }

        public int Hits { get; set; }
    }
}
