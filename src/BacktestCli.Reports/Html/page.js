// Draws and lists what stands in the page's data block. Text from outside reaches the page only through textContent.
'use strict';

(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = id => document.getElementById(id);

  // ── Words ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  const percent = value => `${(value * 100).toFixed(2)}%`;
  const amount = value => value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const ratio = value => value.toFixed(2);
  const plain = value => value.toLocaleString('en-US', { maximumSignificantDigits: 8 });
  const count = value => value.toLocaleString('en-US');
  const instant = seconds => new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

  /** An element with text, attributes and children; a string among the children is text. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') element.addEventListener(name, value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  // ── Colours: those of the style sheet, told to every chart anew when they change ───────────────────────────────────────

  const painters = [];
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  /** Calls it now and whenever the colours change. */
  function paint(painter) {
    painters.push(painter);
    painter();
  }

  const repaint = () => painters.forEach(painter => painter());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);

  // ── Packed numbers: the other half of RiceCode.cs ──────────────────────────────────────────────────────────────────────

  /** Unpacks `length` numbers, 0 or above. */
  function unpack(base64, length) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length + 8);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    const numbers = new Float64Array(length);
    let at = 0; // bit

    /** The 32 bits from a place on, of which the first 25 are sure. */
    const ahead = bit => {
      const i = bit >> 3;
      return ((bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3]) << (bit & 7);
    };

    const take = wanted => {
      if (wanted > 24) return take(wanted - 16) * 65536 + take(16);
      const value = wanted === 0 ? 0 : ahead(at) >>> (32 - wanted);
      at += wanted;
      return value;
    };

    for (let first = 0; first < length; first += 128) {
      const k = take(5);
      if (k === 31) continue;
      const divisor = 2 ** k;
      const end = Math.min(first + 128, length);
      for (let i = first; i < end; i++) {
        const bits = ahead(at);
        const quotient = Math.clz32(~bits);
        if (quotient + k < 24) { // nearly always: all of it lies in what is ahead
          numbers[i] = quotient * divisor + ((bits << (quotient + 1)) >>> 1 >>> (31 - k));
          at += quotient + 1 + k;
        } else {
          at += Math.min(quotient + 1, 24);
          numbers[i] = quotient < 24 ? quotient * divisor + take(k) : take(26) * 2 ** 26 + take(26);
        }
      }
    }
    return numbers;
  }

  /** 0, 1, 2, 3 become 0, −1, 1, −2. */
  function unfold(number) {
    const half = Math.floor(number / 2);
    return half * 2 === number ? half : -half - 1;
  }

  /** Turns steps into numbers; dividing by a power of ten keeps decimals exact. */
  function scale({ mantissa, decimals }) {
    const power = 10 ** Math.abs(decimals);
    return decimals >= 0 ? steps => steps * mantissa / power : steps => steps * mantissa * power;
  }

  function unpackBars(chart) {
    const [times, opens, closes, highs, lows] = chart.columns.map(column => unpack(column, chart.count));
    const toPrice = scale(chart);
    let time = chart.from - chart.spacing;
    let close = 0;
    for (let i = 0; i < chart.count; i++) {
      times[i] = time += chart.spacing + unfold(times[i]);
      const open = close + unfold(opens[i]);
      close = open + unfold(closes[i]);
      highs[i] = toPrice(Math.max(open, close) + highs[i]);
      lows[i] = toPrice(Math.min(open, close) - lows[i]);
      opens[i] = toPrice(open);
      closes[i] = toPrice(close);
    }
    return { times, opens, highs, lows, closes, volumes: unpackVolume(chart), length: chart.count };
  }

  /** Volumes of bars; where the page holds one for several, each has its part. */
  function unpackVolume({ volume, count: bars }) {
    const volumes = new Float64Array(bars);
    if (!volume) return volumes;
    const sums = unpack(volume.column, Math.ceil(bars / volume.every));
    const toVolume = scale(volume);
    for (let i = 0; i < sums.length; i++) {
      const end = Math.min((i + 1) * volume.every, bars);
      volumes.fill(toVolume(sums[i]) / (end - i * volume.every), i * volume.every, end);
    }
    return volumes;
  }

  function unpackLine(line, bars) {
    const values = unpack(line.column, Math.ceil(bars / line.every));
    const toValue = scale(line);
    let last = 0;
    let slope = 0;
    for (let i = 0; i < values.length; i++) {
      const value = last + slope + unfold(values[i]);
      slope = i === 0 ? 0 : value - last;
      last = value;
      values[i] = toValue(value);
    }
    for (let i = 0; i < line.undefined.length; i += 2) values.fill(NaN, line.undefined[i], line.undefined[i] + line.undefined[i + 1]);
    return values;
  }

  // ── Levels of detail: at level n a bar is 4^n bars of the page ─────────────────────────────────────────────────────────

  const coarser = 4;

  function coarsen(bars) {
    const length = Math.ceil(bars.length / coarser);
    const [times, opens, highs, lows, closes, volumes] = Array.from({ length: 6 }, () => new Float64Array(length));
    for (let i = 0; i < length; i++) {
      const first = i * coarser;
      const end = Math.min(first + coarser, bars.length);
      times[i] = bars.times[first];
      opens[i] = bars.opens[first];
      closes[i] = bars.closes[end - 1];
      highs[i] = bars.highs[first];
      lows[i] = bars.lows[first];
      volumes[i] = bars.volumes[first];
      for (let j = first + 1; j < end; j++) {
        if (bars.highs[j] > highs[i]) highs[i] = bars.highs[j];
        if (bars.lows[j] < lows[i]) lows[i] = bars.lows[j];
        volumes[i] += bars.volumes[j];
      }
    }
    return { times, opens, highs, lows, closes, volumes, length };
  }

  // ── Charts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

  const { createChart, CandlestickSeries, LineSeries, AreaSeries, BaselineSeries, HistogramSeries } = LightweightCharts;
  const charts = [];

  /** Whether the mouse wheel zooms a chart; else it scrolls the page. */
  const wheel = zooms => ({ handleScroll: { vertTouchDrag: false, mouseWheel: zooms }, handleScale: { mouseWheel: zooms } });

  function chartIn(host, options = {}) {
    const height = Number(host.dataset.height);
    const chart = createChart(host, {
      height,
      width: host.clientWidth,
      layout: { attributionLogo: false, fontSize: 11, background: { color: 'transparent' } },
      rightPriceScale: { borderVisible: false, minimumWidth: 64 },
      timeScale: { borderVisible: false, timeVisible: true, secondsVisible: false, minBarSpacing: 0.1 },
      ...wheel(false),
      kineticScroll: { touch: false, mouse: false },
      localization: { locale: 'en-US', timeFormatter: instant },
      ...options,
    });
    paint(() => chart.applyOptions({
      layout: { textColor: colour('soft'), panes: { separatorColor: colour('line') } },
      grid: { vertLines: { color: colour('raised') }, horzLines: { color: colour('line') } },
    }));
    charts.push({ chart, host, height });
    return chart;
  }

  /** A line of keys over a chart: name, colour and value under the cross-hair, or the last. */
  function legend(id, entries) {
    byId(id).replaceChildren(...entries.map(({ name, tone, text }) => {
      const key = make('span', { class: 'key', 'aria-hidden': 'true' });
      key.style.background = colour(tone);
      return make('span', { class: 'entry' }, key, text === undefined ? name : `${name} ${text}`);
    }));
  }

  // ── The account's course: charts one below the other that move as one ──────────────────────────────────────────────────

  const course = [
    {
      name: 'equity', format: amount, lines: [
        { name: 'Equity', tone: 'price', type: AreaSeries, time: data.course.time, values: data.course.equity },
        { name: 'Buy and hold', tone: 'other', type: LineSeries, time: data.course.time, values: data.course.hold },
      ],
    },
    { name: 'drawdown', format: percent, lines: [{ name: 'Under water', tone: 'bad', type: AreaSeries, invert: true, time: data.course.time, values: data.course.drawdown }] },
    { name: 'exposure', format: percent, lines: [{ name: 'Exposure', tone: 'price', type: AreaSeries, time: data.course.time, values: data.course.exposure }] },
    { name: 'sharpe', format: ratio, lines: [{ name: 'Sharpe ratio', tone: 'price', type: BaselineSeries, time: data.rolling.time, values: data.rolling.sharpe }] },
    { name: 'volatility', format: percent, lines: [{ name: 'Volatility', tone: 'other', type: LineSeries, time: data.rolling.time, values: data.rolling.volatility }] },
  ];

  function tint(series, type, tone, invert) {
    const line = colour(tone);
    if (type === BaselineSeries) {
      const [good, bad] = [colour('good'), colour('bad')];
      series.applyOptions({
        topLineColor: good, topFillColor1: `${good}40`, topFillColor2: `${good}08`, bottomLineColor: bad, bottomFillColor1: `${bad}08`, bottomFillColor2: `${bad}40`,
      });
    } else if (type === AreaSeries) {
      series.applyOptions({ lineColor: line, topColor: `${line}${invert ? '08' : '40'}`, bottomColor: `${line}${invert ? '40' : '04'}`, invertFilledArea: Boolean(invert) });
    } else {
      series.applyOptions({ color: line });
    }
  }

  function drawCourse({ name, format, lines }) {
    const host = byId(`${name}-chart`);
    if (!host) return null;
    const chart = chartIn(host, { localization: { locale: 'en-US', timeFormatter: instant, priceFormatter: format } });
    const drawn = lines.filter(line => line.values.length > 0).map(line => {
      const series = chart.addSeries(line.type, { lineWidth: 2, priceLineVisible: false, lastValueVisible: false, baseValue: { type: 'price', price: 0 } });
      series.setData(line.time.map((time, i) => (line.values[i] === null ? { time } : { time, value: line.values[i] })));
      paint(() => tint(series, line.type, line.tone, line.invert));
      return { ...line, series };
    });
    const show = event => legend(`${name}-legend`, [
      ...(event?.time ? [{ name: instant(event.time), tone: 'line' }] : []),
      ...drawn.map(line => {
        const value = event?.time ? event.seriesData.get(line.series)?.value : line.values.findLast(one => one !== null);
        return { name: line.name, tone: line.tone, text: value === undefined ? 'n/a' : format(value) };
      }),
    ]);
    paint(() => show());
    chart.subscribeCrosshairMove(show);
    chart.timeScale().fitContent();
    return { chart, host };
  }

  /** The chart that was touched last leads, and the others follow. */
  function moveAsOne(drawn) {
    let leader = null;
    for (const one of drawn) {
      for (const touch of ['pointerdown', 'wheel', 'touchstart']) one.host.addEventListener(touch, () => { leader = one; }, { capture: true, passive: true });
      one.chart.timeScale().subscribeVisibleTimeRangeChange(range => {
        if (one !== leader || !range) return;
        for (const other of drawn) if (other !== leader) other.chart.timeScale().setVisibleRange(range);
      });
    }
    return () => leader ?? drawn.forEach(({ chart }) => chart.timeScale().fitContent());
  }

  // ── Trades over the bars ───────────────────────────────────────────────────────────────────────────────────────────────

  /** Draws the trades and levels of one instrument: a primitive of the price series, asked for what is in view alone. */
  class TradeMarks {
    constructor(view) {
      this.view = view;
      this.chosen = null;
    }

    attached({ chart, series, requestUpdate }) {
      Object.assign(this, { chart, series, requestUpdate });
    }

    updateAllViews() {}

    paneViews() {
      return [{ zOrder: () => 'top', renderer: () => ({ draw: target => target.useBitmapCoordinateSpace(scope => this.draw(scope)) }) }];
    }

    draw({ context, horizontalPixelRatio: across, verticalPixelRatio: down }) {
      const { from, to } = this.view.range();
      const scale = this.chart.timeScale();
      const origin = scale.logicalToCoordinate(0); // the library places whole numbers only
      const spacing = scale.logicalToCoordinate(1) - origin;
      const x = index => (origin + this.view.toLogical(index) * spacing) * across;
      const y = price => this.series.priceToCoordinate(price) * down;
      const [good, bad, soft, ink] = ['good', 'bad', 'soft', 'ink'].map(colour);
      const within = this.view.trades.filter(trade => trade.last >= from && trade.first <= to);
      const size = (within.length > 150 ? 3 : 5) * across;

      context.lineWidth = across;
      context.setLineDash([4 * across, 3 * across]);
      if (within.length <= 150) {
        for (const level of this.view.levels) {
          if (level.last < from || level.first > to) continue;
          context.strokeStyle = level.stop ? bad : soft;
          context.beginPath();
          context.moveTo(x(level.first), y(level.price));
          context.lineTo(x(level.last), y(level.price));
          context.stroke();
        }
      }
      context.setLineDash([]);

      for (const trade of within) {
        const [left, right, top, bottom] = [x(trade.first), x(trade.last), y(trade.entryPrice), y(trade.exitPrice)];
        context.strokeStyle = context.fillStyle = trade.net > 0 ? good : bad;
        context.lineWidth = (trade === this.chosen ? 4 : 1.5) * across;
        context.beginPath();
        context.moveTo(left, top);
        context.lineTo(right, bottom);
        context.stroke();
        const lean = trade.side === 'long' ? 1 : -1;
        context.beginPath();
        context.moveTo(left, top - lean * size);
        context.lineTo(left - size, top + lean * size);
        context.lineTo(left + size, top + lean * size);
        context.fill();
        context.fillRect(right - size * 0.8, bottom - size * 0.8, size * 1.6, size * 1.6);
        if (trade === this.chosen) {
          context.strokeStyle = ink;
          context.lineWidth = 2 * across;
          context.beginPath();
          context.arc(left, top, size * 2.2, 0, 2 * Math.PI);
          context.stroke();
        }
      }
    }
  }

  // ── The price chart ────────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Shows one instrument. The chart is given a window of bars around what is seen, at the level of detail at which that is a thousand bars or so; while a
   * pointer is down the window stays, because the library measures a drag against its last bar.
   */
  class PriceChart {
    static fewest = 150;
    static most = 1200;
    static margin = 2; // screens on either side

    constructor(host) {
      this.host = host;
      this.chart = chartIn(host);
      this.note = byId('price-note');
      this.window = { start: 0, level: 0, length: 0 };
      this.replacing = false;
      this.held = false;
      this.marks = new TradeMarks({
        trades: [], levels: [], range: () => this.seen, toLogical: index => (index + 0.5) / this.barsInOne - 0.5 - this.window.start,
      });
      this.volume = this.chart.addSeries(HistogramSeries, { priceScaleId: 'volume', priceLineVisible: false, lastValueVisible: false, priceFormat: { type: 'volume' } });
      this.volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
      this.price = this.chart.addSeries(CandlestickSeries, { borderVisible: false, priceLineVisible: false });
      this.price.attachPrimitive(this.marks);
      paint(() => {
        const [rise, fall] = [colour('rise'), colour('fall')]; // pale, so that the trades stand out
        this.price.applyOptions({ upColor: rise, wickUpColor: rise, downColor: fall, wickDownColor: fall });
        this.volume.applyOptions({ color: `${fall}66` });
      });
      this.lines = [];
      this.chart.timeScale().subscribeVisibleLogicalRangeChange(range => this.moved(range));
      this.chart.subscribeCrosshairMove(event => this.tell(event));
      this.listen();
    }

    /** Bars of the page in one that is shown. */
    get barsInOne() {
      return coarser ** this.window.level;
    }

    show(index) {
      const source = data.charts[index];
      this.shown = index;
      this.source = source;
      this.levels = [unpackBars(source)];
      while (this.levels.at(-1).length > PriceChart.fewest) this.levels.push(coarsen(this.levels.at(-1)));
      const instrument = data.names.indexOf(source.name);
      Object.assign(this.marks.view, {
        trades: data.trades.filter(trade => trade.instrument === instrument).map(trade => this.place(trade, trade.entry, trade.exit)),
        levels: data.levels.filter(level => level.instrument === instrument).map(level => this.place(level, level.from, level.to)),
      });
      this.price.applyOptions({ priceFormat: { type: 'price', precision: Math.max(0, source.decimals), minMove: source.mantissa * 10 ** -source.decimals } });
      this.price.priceScale().applyOptions({ scaleMargins: { top: 0.06, bottom: source.volume ? 0.22 : 0.06 } });
      this.drawLines(source);
      this.whole();
    }

    /** What it lies between, in bars of the page. */
    place(what, from, to) {
      return Object.assign(what, { first: this.indexAt(from), last: this.indexAt(to) });
    }

    drawLines(source) {
      for (const { series } of this.lines) this.chart.removeSeries(series);
      const tones = ['price', 'other', 'link', 'soft', 'warn'];
      let pane = 0;
      this.lines = source.lines.map((line, i) => {
        const tone = tones[i % tones.length];
        const series = this.chart.addSeries(LineSeries, { lineWidth: 1, priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false }, line.price ? 0 : ++pane);
        paint(() => series.applyOptions({ color: colour(tone) }));
        return { ...line, tone, series, values: unpackLine(line, source.count) };
      });
      const height = 460 + pane * 110;
      charts.find(({ chart }) => chart === this.chart).height = height;
      this.chart.resize(this.host.clientWidth, height);
      this.chart.panes().forEach((one, i) => one.setStretchFactor(i === 0 ? 4 : 1));
    }

    /** The bar that holds the time, parts of a bar included. */
    indexAt(time) {
      const { times, length } = this.levels[0];
      let [low, high] = [0, length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (times[middle] <= time) low = middle + 1;
        else high = middle;
      }
      const index = Math.max(0, low - 1);
      return index + Math.min(1, Math.max(0, (time - times[index]) / this.source.spacing)) - 0.5;
    }

    whole() {
      this.look(0, this.levels[0].length);
    }

    /** Looks at bars [from, to) of the page. */
    look(from, to) {
      this.seen = { from, to };
      this.replace();
    }

    moved(range) {
      if (this.replacing || !range || !this.levels) return;
      const { start } = this.window;
      this.seen = { from: (start + range.from) * this.barsInOne, to: (start + range.to) * this.barsInOne };
      if (!this.held && !this.waiting && this.isStale()) {
        this.waiting = requestAnimationFrame(() => {
          this.waiting = 0;
          this.replace();
        });
      }
    }

    wantedLevel() {
      const span = this.seen.to - this.seen.from;
      const shown = span / this.barsInOne;
      if (shown >= PriceChart.fewest && shown <= PriceChart.most * 2 && this.window.length > 0) return this.window.level;
      let level = 0;
      while (span / coarser ** level > PriceChart.most && level < this.levels.length - 1) level++;
      return level;
    }

    isStale() {
      const { start, length, level } = this.window;
      if (this.wantedLevel() !== level) return true;
      const [from, to] = [this.seen.from / this.barsInOne, this.seen.to / this.barsInOne];
      const near = (to - from) / 2;
      return (from - near < start && start > 0) || (to + near > start + length && start + length < this.levels[level].length);
    }

    /** Gives the chart another window and puts what was seen back in view. */
    replace() {
      const level = this.wantedLevel();
      const bars = this.levels[level];
      const each = coarser ** level;
      const [from, to] = [this.seen.from / each, this.seen.to / each];
      const margin = Math.ceil((to - from) * PriceChart.margin);
      const start = Math.max(0, Math.min(bars.length - 1, Math.floor(from) - margin));
      const end = Math.min(bars.length, Math.max(start + 1, Math.ceil(to) + margin));
      this.replacing = true;
      this.window = { start, level, length: end - start };
      const rows = new Array(end - start);
      for (let i = start; i < end; i++) {
        rows[i - start] = { time: bars.times[i], open: bars.opens[i], high: bars.highs[i], low: bars.lows[i], close: bars.closes[i] };
      }
      this.price.setData(rows);
      this.volume.setData(this.source.volume ? rows.map(({ time }, i) => ({ time, value: bars.volumes[start + i] })) : []);
      for (const line of this.lines) line.series.setData(this.pointsOf(line, bars, start, end, each));
      this.chart.timeScale().setVisibleLogicalRange({ from: from - start, to: to - start });
      this.replacing = false;
      this.tellDetail(each);
      this.tell();
    }

    /** The line's last value inside each bar that is shown; bars between two values have none. */
    pointsOf(line, bars, start, end, each) {
      const points = [];
      for (let i = start; i < end; i++) {
        const place = Math.min(Math.floor(((i + 1) * each - 1) / line.every), line.values.length - 1);
        if (place * line.every < i * each) continue;
        points.push(Number.isNaN(line.values[place]) ? { time: bars.times[i] } : { time: bars.times[i], value: line.values[place] });
      }
      return points;
    }

    tellDetail(each) {
      const bars = each * this.source.merged;
      const parts = [bars === 1 ? `Every bar is one ${this.source.interval} bar.` : `Every bar drawn is ${count(bars)} bars of ${this.source.interval}; zoom in for more.`];
      if (this.source.merged > 1) parts.push(`The page holds one bar for every ${count(this.source.merged)} of the run.`);
      if (this.source.rounded) parts.push(`Prices of bars are rounded to ${plain(scale(this.source)(1))} to keep the page small; those of trades are not.`);
      const { volume, merged } = this.source;
      if (volume && volume.every > each) parts.push(`Volume is the mean of ${count(volume.every * merged)} bars, to keep the page small.`);
      if (volume?.rounded) parts.push(`Volume is rounded to ${plain(scale(volume)(1))}.`);
      const text = parts.join(' ');
      if (this.note.textContent !== text) this.note.textContent = text;
    }

    tell(event) {
      const bar = event?.time && event.seriesData.get(this.price);
      const volume = bar && event.seriesData.get(this.volume)?.value;
      legend('price-legend', [
        ...(bar ? [{ name: `${instant(event.time)} open ${plain(bar.open)} high ${plain(bar.high)} low ${plain(bar.low)} close ${plain(bar.close)}${volume === undefined ? '' : ` volume ${plain(volume)}`}`, tone: bar.close >= bar.open ? 'rise' : 'fall' }]
          : [{ name: data.charts[this.shown].name, tone: 'fall' }]),
        ...this.lines.map(line => {
          const value = bar && event.seriesData.get(line.series)?.value;
          return { name: line.name, tone: line.tone, text: value === undefined || !bar ? undefined : plain(value) };
        }),
      ]);
    }

    /** Moves by a part of what is seen, or zooms about its middle. */
    step(part, zoom = 1) {
      const { from, to } = this.seen;
      const total = this.levels[0].length;
      const span = Math.min(Math.max((to - from) * zoom, 10), total * 1.2);
      const middle = Math.min(Math.max((from + to) / 2 + part * (to - from), 0), total);
      this.look(middle - span / 2, middle + span / 2);
    }

    choose(trade) {
      this.marks.chosen = trade;
      const room = Math.max(40, (trade.last - trade.first) * 0.75);
      this.look(trade.first - room, trade.last + room);
    }

    listen() {
      const keys = {
        ArrowLeft: () => this.step(-0.2), ArrowRight: () => this.step(0.2), '+': () => this.step(0, 0.6), '=': () => this.step(0, 0.6),
        '-': () => this.step(0, 1.6), '0': () => this.whole(), Home: () => this.step(-1e9), End: () => this.step(1e9),
      };
      this.host.addEventListener('keydown', event => {
        if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        keys[event.key]();
      });
      this.host.addEventListener('focus', () => this.chart.applyOptions(wheel(true)));
      this.host.addEventListener('blur', () => this.chart.applyOptions(wheel(false)));
      this.host.addEventListener('pointerdown', () => {
        this.held = true;
        this.host.focus({ preventScroll: true });
      }, true);
      for (const end of ['pointerup', 'pointercancel']) {
        window.addEventListener(end, () => {
          if (!this.held) return;
          this.held = false;
          requestAnimationFrame(() => this.isStale() && this.replace());
        }, true);
      }
    }
  }

  // ── Tables ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A table that sorts by its heads, is filtered by text and by choice, and shows a page of rows at a time. */
  class DataTable {
    static page = 50;
    static paper = 500;

    /**
     * @param host Where it stands.
     * @param options.title What it lists.
     * @param options.rows Objects.
     * @param options.columns { title, key, text(row), class, signed } of each column.
     * @param options.choices { title, key } of what may be chosen from.
     * @param options.open Called with a row that is clicked; absent: rows do nothing.
     */
    constructor(host, options) {
      Object.assign(this, options);
      this.host = host;
      this.rows.forEach((row, i) => { row.number = i + 1; });
      this.sorted = { key: 'number', down: false };
      this.first = 0;
      this.limit = DataTable.page;
      this.build();
      this.fill();
    }

    build() {
      const again = () => {
        this.first = 0;
        this.fill();
      };
      this.search = make('input', { type: 'search', placeholder: 'Filter by text', 'aria-label': `Filter ${this.title} by text`, input: again });
      this.selects = this.choices.map(({ title, key }) => {
        const values = [...new Set(this.rows.map(row => row[key]))].sort();
        const select = make('select', { 'aria-label': title, change: again }, make('option', { value: '' }, `${title}: all`));
        values.forEach(value => select.append(make('option', { value }, value)));
        return { key, select };
      }).filter(({ select }) => select.options.length > 2);
      this.told = make('span', { class: 'note', role: 'status' });
      this.back = make('button', { type: 'button', click: () => this.turn(-1) }, 'Earlier rows');
      this.on = make('button', { type: 'button', click: () => this.turn(1) }, 'Later rows');
      this.heads = this.columns.map(column => {
        const button = make('button', { type: 'button', click: () => this.sort(column.key) }, column.title);
        return make('th', { scope: 'col', class: column.class ?? '' }, button);
      });
      this.body = make('tbody');
      this.host.replaceChildren(
        make('div', { class: 'controls' }, this.search, ...this.selects.map(({ select }) => select)),
        make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': this.title },
          make('table', {}, make('thead', {}, make('tr', {}, ...this.heads)), this.body)),
        make('div', { class: 'controls' }, this.back, this.on, this.told));
    }

    sort(key) {
      this.sorted = { key, down: this.sorted.key === key && !this.sorted.down };
      this.first = 0;
      this.fill();
    }

    turn(pages) {
      this.first += pages * this.limit;
      this.fill();
    }

    matching() {
      const words = this.search.value.toLowerCase();
      const { key, down } = this.sorted;
      const order = (a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : a.number - b.number) * (down ? -1 : 1);
      return this.rows
        .filter(row => this.selects.every(one => one.select.value === '' || row[one.key] === one.select.value))
        .filter(row => words === '' || this.columns.some(column => column.text(row).toLowerCase().includes(words)))
        .sort(order);
    }

    fill() {
      const rows = this.matching();
      const last = Math.min(this.first + this.limit, rows.length);
      this.heads.forEach((head, i) => {
        const chosen = this.columns[i].key === this.sorted.key;
        head.setAttribute('aria-sort', chosen ? (this.sorted.down ? 'descending' : 'ascending') : 'none');
      });
      this.body.replaceChildren(...rows.slice(this.first, last).map(row => this.line(row)));
      this.told.textContent = rows.length === 0 ? `None of ${count(this.rows.length)} fits.`
        : `${count(this.first + 1)} to ${count(last)} of ${count(rows.length)}${rows.length < this.rows.length ? ` that fit, ${count(this.rows.length)} in all` : ''}`;
      this.back.disabled = this.first === 0;
      this.on.disabled = last === rows.length;
    }

    line(row) {
      const cells = this.columns.map((column, i) => {
        const text = column.text(row);
        const tone = column.signed ? (row[column.key] > 0 ? ' good' : row[column.key] < 0 ? ' bad' : '') : '';
        const content = i === 0 && this.open ? make('button', { type: 'button', 'aria-label': `Show ${this.noun} ${text} on the chart` }, text) : text;
        return make('td', { class: (column.class ?? '') + tone }, content);
      });
      const line = make('tr', this.open ? { class: row === this.chosen ? 'link chosen' : 'link', click: () => this.choose(row, line) } : {}, ...cells);
      return line;
    }

    choose(row, line) {
      this.chosen = row;
      for (const one of this.body.querySelectorAll('.chosen')) one.classList.remove('chosen');
      line.classList.add('chosen');
      this.open(row);
    }
  }

  function tradeTable(host, open) {
    const several = data.names.length > 1;
    data.trades.forEach(trade => {
      trade.name = data.names[trade.instrument];
      trade.outcome = trade.net > 0 ? 'won' : 'lost';
    });
    return new DataTable(host, {
      title: 'Trades',
      noun: 'trade',
      rows: data.trades,
      open,
      choices: [{ title: 'Instrument', key: 'name' }, { title: 'Side', key: 'side' }, { title: 'Outcome', key: 'outcome' }, { title: 'Exit', key: 'reason' }],
      columns: [
        { title: '#', key: 'number', text: row => String(row.number) },
        ...(several ? [{ title: 'Instrument', key: 'name', text: row => row.name }] : []),
        { title: 'Side', key: 'side', text: row => row.side },
        { title: 'Entry', key: 'entry', class: 'number', text: row => instant(row.entry) },
        { title: 'Exit', key: 'exit', class: 'number', text: row => instant(row.exit) },
        { title: 'Entry price', key: 'entryPrice', class: 'number', text: row => plain(row.entryPrice) },
        { title: 'Exit price', key: 'exitPrice', class: 'number', text: row => plain(row.exitPrice) },
        { title: 'Quantity', key: 'quantity', class: 'number', text: row => plain(row.quantity) },
        { title: 'Net profit', key: 'net', class: 'number', signed: true, text: row => amount(row.net) },
        { title: 'Return', key: 'gain', class: 'number', signed: true, text: row => percent(row.gain) },
        { title: 'Costs', key: 'costs', class: 'number', text: row => amount(row.costs) },
        { title: 'Bars', key: 'bars', class: 'number', text: row => count(row.bars) },
        { title: 'MAE', key: 'mae', class: 'number', text: row => percent(row.mae) },
        { title: 'MFE', key: 'mfe', class: 'number', text: row => percent(row.mfe) },
        { title: 'Why it ended', key: 'reason', text: row => row.reason },
        ...(data.trades.some(trade => trade.tag) ? [{ title: 'Tag', key: 'tag', class: 'words', text: row => row.tag }] : []),
      ],
    });
  }

  function signalTable(host) {
    return new DataTable(host, {
      title: 'Answers',
      rows: data.signals,
      choices: [{ title: 'Instrument', key: 'name' }, { title: 'Model', key: 'model' }, { title: 'Origin', key: 'origin' }],
      columns: [
        { title: 'Time', key: 'time', class: 'number', text: row => instant(row.time) },
        { title: 'Instrument', key: 'name', text: row => row.name },
        { title: 'Score', key: 'score', class: 'number', signed: true, text: row => plain(row.score) },
        { title: 'Confidence', key: 'confidence', class: 'number', text: row => plain(row.confidence) },
        { title: 'Origin', key: 'origin', text: row => row.origin },
        { title: 'Model', key: 'model', text: row => row.model || 'nobody' },
        { title: 'Reason', key: 'why', class: 'words', text: row => row.why ?? '' },
      ],
    });
  }

  // ── The page ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  const drawn = course.map(drawCourse).filter(Boolean);
  const showAll = moveAsOne(drawn);

  const priceHost = byId('price-chart');
  const price = priceHost && new PriceChart(priceHost);
  let choice = null;
  if (price) {
    price.show(0);
    const button = (text, label, act) => make('button', { type: 'button', 'aria-label': label, click: act }, text);
    if (data.charts.length > 1) {
      choice = make('select', { 'aria-label': 'Instrument', change: () => price.show(Number(choice.value)) });
      data.charts.forEach((chart, i) => choice.append(make('option', { value: i }, chart.name)));
      byId('price-controls').append(choice);
    }
    byId('price-controls').append(
      button('Whole run', 'Show the whole run', () => price.whole()), button('+', 'Zoom in', () => price.step(0, 0.5)), button('−', 'Zoom out', () => price.step(0, 2)),
      button('←', 'Move to earlier bars', () => price.step(-0.5)), button('→', 'Move to later bars', () => price.step(0.5)));
  }

  function openTrade(trade) {
    const index = data.charts.findIndex(chart => chart.name === data.names[trade.instrument]);
    if (index < 0) return;
    if (index !== price.shown) {
      price.show(index);
      choice.value = index;
    }
    price.choose(trade);
    priceHost.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    price.note.textContent = `Trade ${trade.number}: ${trade.side} from ${instant(trade.entry)} to ${instant(trade.exit)}, ${percent(trade.gain)}. ${price.note.textContent}`;
  }

  const trades = byId('trade-table') && tradeTable(byId('trade-table'), price ? openTrade : undefined);
  if (byId('signal-table')) signalTable(byId('signal-table'));

  function fit(width) {
    for (const { chart, host, height } of charts) chart.resize(width ?? host.clientWidth, height);
    showAll();
  }
  const watch = new ResizeObserver(() => fit());
  charts.forEach(({ host }) => watch.observe(host));

  addEventListener('beforeprint', () => {
    repaint();
    fit(660);
    if (trades) Object.assign(trades, { limit: DataTable.paper }).fill();
  });
  addEventListener('afterprint', () => {
    repaint();
    fit();
    if (trades) Object.assign(trades, { limit: DataTable.page }).fill();
  });
  document.documentElement.dataset.ready = 'true';
  performance.mark('ready');
})();
