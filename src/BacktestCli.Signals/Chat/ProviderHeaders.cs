using System.ClientModel.Primitives;

namespace BacktestCli.Signals.Chat;

/// <summary>Puts the provider's own headers on every request, and takes the key's off where there is no key.</summary>
internal sealed class ProviderHeaders(ProviderSettings provider) : PipelinePolicy
{
    /// <inheritdoc/>
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Put(message.Request.Headers);
        ProcessNext(message, pipeline, currentIndex);
    }

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Put(message.Request.Headers);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Put(PipelineRequestHeaders headers)
    {
        if (provider.Key is null)
            headers.Remove("Authorization");
        foreach ((string name, string value) in provider.Headers)
            headers.Set(name, value);
    }
}
