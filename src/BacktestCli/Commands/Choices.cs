namespace BacktestCli.Commands;

/// <summary>The words an option takes, in the order in which they are offered, and what each means; seldom more than four.</summary>
/// <remarks>A dictionary of each kind of value would have to be compiled as the program starts, ten methods for each; this is compiled with the program.</remarks>
internal sealed class Choices<T>
    where T : struct, Enum
{
    private readonly List<string> _words = [];
    private T[] _values = new T[4];

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Keys => _words;

    /// <summary>What a word means.</summary>
    /// <exception cref="KeyNotFoundException">It is none of them.</exception>
    public T this[string word]
    {
        get => _words.IndexOf(word) is var place and >= 0 ? _values[place] : throw new KeyNotFoundException($"'{word}' is none of {string.Join(", ", _words)}.");
        init
        {
            if (_words.Count == _values.Length)
                Grow();
            _values[_words.Count] = value;
            _words.Add(word);
        }
    }

    /// <summary>True for one of the words.</summary>
    public bool ContainsKey(string word) => _words.Contains(word);

    private void Grow()
    {
        T[] more = new T[2 * _values.Length];
        for (int i = 0; i < _values.Length; i++)
            more[i] = _values[i];
        _values = more;
    }
}
