using System.Net;
using System.Net.Sockets;

namespace UnlearnRepro.Domains.Tests.Support;

/// <summary>A web server on this machine that answers 404 but for the paths it was given.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<string, Action<HttpListenerResponse>> answers = [];
    private readonly string root;

    public LoopbackServer()
    {
        // The system names a free port; HttpListener cannot ask for one itself.
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            root = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        listener.Prefixes.Add(root);
        listener.Start();
        _ = Serve();
    }

    public int Requests { get; private set; }

    public Uri Address(string name) => new(root + name);

    public Uri Add(string name, byte[] body) => Add(name, answer =>
    {
        answer.ContentLength64 = body.Length;
        answer.OutputStream.Write(body);
        answer.Close();
    });

    public Uri Add(string name, Action<HttpListenerResponse> answer)
    {
        answers["/" + name] = answer;
        return Address(name);
    }

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Requests++;
            _ = Task.Run(() => Answer(context));
        }
    }

    private void Answer(HttpListenerContext context)
    {
        try
        {
            if (answers.TryGetValue(context.Request.Url!.AbsolutePath, out var answer))
            {
                answer(context.Response);
                return;
            }

            context.Response.StatusCode = 404;
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client went away: what the test wanted.
        }
    }
}
