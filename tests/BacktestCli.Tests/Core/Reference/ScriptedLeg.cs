using BacktestCli.Core.Strategies;

namespace BacktestCli.Tests.Core.Reference;

/// <summary>The commands of a scenario's instrument, given to the engine.</summary>
internal sealed class ScriptedLeg(Leg leg) : IStrategy
{
    private readonly List<int> _sent = [];
    private int _bar = -1;

    public int WarmUpBars => leg.WarmUp;

    public void OnBar(IStrategyContext context)
    {
        _bar++;
        foreach (Command command in leg.Commands)
        {
            if (command.AfterBar == _bar)
                Obey(context, command);
        }
    }

    private void Obey(IStrategyContext context, Command command)
    {
        int target = command.Target >= 0 && command.Target < _sent.Count ? _sent[command.Target] : 0;
        switch (command.Act)
        {
            case Act.Submit:
                _sent.Add(context.Submit(command.First!.ToOrder()));
                break;
            case Act.Pair:
                (int first, int second) = context.SubmitOneCancelsOther(command.First!.ToOrder(), command.Second!.ToOrder());
                _sent.AddRange([first, second]);
                break;
            case Act.Cancel:
                context.Cancel(target);
                break;
            case Act.CancelAll:
                context.CancelAll();
                break;
            default:
                if (context.Replace(target, command.First!.ToOrder()) is > 0 and int number)
                    _sent.Add(number);
                break;
        }
    }
}
