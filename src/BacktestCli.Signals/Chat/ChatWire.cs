using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace BacktestCli.Signals.Chat;

/// <summary>Sends requests to one model by the official client, whose own retries, limits and logging are off.</summary>
internal sealed class ChatWire
{
    private static readonly HttpRequestError[] NoConnection =
        [HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError, HttpRequestError.ProxyTunnelError];

    private readonly ChatClient _client;
    private readonly string _host;

    /// <summary>A wire over which nothing was sent yet.</summary>
    /// <param name="model">Who is asked.</param>
    /// <param name="provider">Where.</param>
    /// <param name="connections">Connections that are kept, for all models.</param>
    public ChatWire(string model, ProviderSettings provider, HttpClient connections)
    {
        _host = provider.BaseUrl.Authority;
        OpenAIClientOptions options = new()
        {
            Endpoint = provider.BaseUrl,
            OrganizationId = provider.Organization,
            UserAgentApplicationId = "backtest",
            Transport = new HttpClientPipelineTransport(connections),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        options.AddPolicy(new ProviderHeaders(provider), PipelinePosition.BeforeTransport);
        _client = new ChatClient(model, new ApiKeyCredential(provider.Key?.Reveal() ?? "none"), options);
    }

    /// <summary>Sends a request and waits for the last byte of the answer, whatever its status.</summary>
    /// <exception cref="AttemptFailure">No whole answer came.</exception>
    public async Task<HttpReply> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            using BinaryContent content = BinaryContent.Create(new BinaryData(body));
            RequestOptions options = new() { CancellationToken = cancellationToken, ErrorOptions = ClientErrorBehaviors.NoThrow };
            ClientResult result = await _client.CompleteChatAsync(content, options);
            using PipelineResponse response = result.GetRawResponse();
            Dictionary<string, string> headers = new(response.Headers, StringComparer.OrdinalIgnoreCase);
            return new HttpReply(response.Status, headers, response.Content.ToMemory());
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && IsOfTheNetwork(fault))
        {
            throw Explain(fault);
        }
    }

    private static bool IsOfTheNetwork(Exception fault) =>
        fault is ClientResultException or HttpRequestException or IOException or OperationCanceledException or AggregateException or InvalidDataException;

    private AttemptFailure Explain(Exception fault)
    {
        bool isUnreachable = false;
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            isUnreachable |= cause is TimeoutException || (cause is HttpRequestException request && NoConnection.Contains(request.HttpRequestError));
            fault = cause;
        }

        string outcome = isUnreachable ? "no connection" : "connection broken";
        return new AttemptFailure(ChatFailure.RetriesSpent, outcome, $"{_host}: {fault.Message.TrimEnd('.')}", fault)
        {
            IsPassing = true,
            IsModelFault = true,
            MayBeBilled = !isUnreachable,
        };
    }
}
