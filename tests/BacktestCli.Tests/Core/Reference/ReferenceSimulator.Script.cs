using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Reference;

/// <content>What the script does after a bar: rules 3, 6 and 9.</content>
internal sealed partial class ReferenceSimulator
{
    private void AskStrategy(ReferenceBook book, long now)
    {
        if (_isBankrupt)
            return;
        foreach (Command command in book.Leg.Commands.Where(command => command.AfterBar == book.Seen - 1))
            Obey(book, command);
        if (_options.Fill != FillModel.Close)
            return;
        foreach (ReferenceOrder order in book.Orders.Where(order => order.Kind == OrderKind.Market && !order.HasMetOpen).ToArray())
        {
            Execute(book, order, (decimal)book.Bar.Close, Liquidity.Taker, now);
            if (order.Spec.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok)
                book.Orders.Remove(order);
        }
    }

    private void Obey(ReferenceBook book, Command command)
    {
        ReferenceOrder? target = command.Target < 0 ? null : book.Sent.ElementAtOrDefault(command.Target);
        bool isLive = target is not null && book.Orders.Contains(target);
        switch (command.Act)
        {
            case Act.Submit:
                Submit(book, command.First!);
                break;
            case Act.Pair:
                ReferenceOrder first = Submit(book, command.First!);
                first.Other = Submit(book, command.Second!);
                first.Other.Other = first;
                break;
            case Act.Cancel when isLive:
                book.Orders.Remove(target!);
                break;
            case Act.CancelAll:
                book.Orders.RemoveAll(order => order.Rank == 3);
                break;
            case Act.Replace when isLive:
                book.Orders.Remove(target!);
                Submit(book, command.First!);
                break;
        }
    }

    private ReferenceOrder Submit(ReferenceBook book, OrderSpec spec)
    {
        ExitReason reason = spec.Kind switch
        {
            OrderKind.Stop or OrderKind.StopLimit => ExitReason.StopLoss,
            OrderKind.Trail => ExitReason.TrailingStop,
            OrderKind.TakeProfit => ExitReason.TakeProfit,
            _ => ExitReason.Signal,
        };
        ReferenceOrder order = new() { Spec = spec, Number = ++_numbers, Rank = 3, Reason = reason, Kind = spec.Kind };
        order.Level = AtTick(book, spec.Level, order.Rises);
        book.Sent.Add(order);
        if (book.Seen >= book.Leg.WarmUp)
            book.Orders.Add(order);
        return order;
    }
}
