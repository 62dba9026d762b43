using System.Net;
using System.Text;

namespace TastyPS.Benchmarks;

/// <summary>
/// A broker in a process of its own that has nothing but a feed, for Measure-Stream.ps1 (<c>feed EVENTS</c>): the
/// three answers that a session needs, and quotes as fast as they are taken. Ends when its input ends.
/// </summary>
internal static class FeedStand
{
    public static int Run(int events)
    {
        using var blaster = new DxLinkBlaster(events, 250);
        using var listener = new HttpListener();
        int port = Random.Shared.Next(20_000, 60_000);
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var rest = new Thread(() => Answer(listener, blaster.Url)) { IsBackground = true };
        rest.Start();
        var feed = new Thread(() => Serve(blaster)) { IsBackground = true };
        feed.Start();
        Console.WriteLine($"http://127.0.0.1:{port}");
        Console.In.ReadToEnd();
        return 0;
    }

    private static void Serve(DxLinkBlaster blaster)
    {
        while (true)
        {
            try
            {
                blaster.ServeOne();
            }
            catch (IOException)
            {
                // Whoever has enough leaves in the middle.
            }
        }
    }

    private static void Answer(HttpListener listener, string feed)
    {
        while (true)
        {
            var context = listener.GetContext();
            string json = context.Request.Url!.AbsolutePath switch
            {
                "/oauth/token" => """{"access_token":"rig","token_type":"Bearer","expires_in":86400}""",
                "/api-quote-tokens" => $$"""{"data":{"token":"rig","dxlink-url":"{{feed}}","level":"api"} }""",
                _ => """{"data":{"items":[{"account":{"account-number":"5WT00001"},"authority-level":"owner"}]} }""",
            };
            byte[] body = Encoding.UTF8.GetBytes(json);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength64 = body.Length;
            context.Response.Close(body, willBlock: true);
        }
    }
}
