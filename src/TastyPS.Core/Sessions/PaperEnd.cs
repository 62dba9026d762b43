using TastyPS.Core.Streaming.Connection;

namespace TastyPS.Core;

/// <summary>The built-in paper broker as a connection's other end; whoever can load it hands it in.</summary>
/// <param name="Transport">Makes the handler that stands where sockets would.</param>
/// <param name="Streams">Makes a connection that ends at the broker's streams.</param>
/// <param name="Credential">What the broker accepts.</param>
/// <param name="Clock">The broker's time, which is the venue's time for the connection.</param>
public sealed record PaperEnd(Func<HttpMessageHandler> Transport, Func<IStreamConnection> Streams, Credential Credential, TimeProvider Clock);
