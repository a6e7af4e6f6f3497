// Draws the charts of a dashboard from the figures beside them. Without it the tables say the same.
import * as echarts from "/webjars/echarts/6.0.0/dist/echarts.esm.min.js";

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function colours() {
  return {
    ink: token("--ink"),
    muted: token("--muted"),
    line: token("--line"),
    strong: token("--line-strong"),
    surface: token("--surface"),
    accent: token("--accent"),
    flag: token("--flag"),
    good: token("--good"),
  };
}

const percent = (value) => `${Math.round(value * 100)} %`;
const symbols = ["circle", "rect", "triangle", "diamond", "pin", "arrow"];
const narrow = (element) => element.clientWidth < 460;

// The plot stays where it is put, whatever its labels measure: intervals, curves and points are laid
// into the same one.
const fixed = { outerBoundsMode: "none" };

function axis(c, name, max, extra = {}) {
  return {
    type: "value",
    min: 0,
    max,
    name,
    nameLocation: "middle",
    nameGap: 30,
    nameTextStyle: { color: c.muted, fontSize: 13 },
    axisLabel: { color: c.muted, fontSize: 13, formatter: percent },
    axisLine: { show: true, lineStyle: { color: c.line } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: c.line, type: "dashed" } },
    interval: 0.25,
    ...extra,
  };
}

function frame(c) {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: c.ink },
    aria: { enabled: false },
    tooltip: {
      trigger: "item",
      renderMode: "richText",
      confine: true,
      backgroundColor: c.surface,
      borderColor: c.strong,
      textStyle: { color: c.ink, fontSize: 13 },
      formatter: (point) => point.data && point.data.say ? point.data.say : "",
    },
  };
}

// Horizontal and vertical intervals as crosses; values are [x, y, x0, x1, y0, y1].
function crosses(data, colour, c) {
  return {
    type: "custom",
    silent: true,
    data,
    encode: { x: [0, 2, 3], y: [1, 4, 5] },
    renderItem: (params, api) => {
      const at = (x, y) => api.coord([x, y]);
      const [x, y, x0, x1, y0, y1] = [0, 1, 2, 3, 4, 5].map((i) => api.value(i));
      const style = { stroke: colour(params.dataIndex), lineWidth: 2, lineDash: data[params.dataIndex].few ? [4, 3] : null };
      const stroke = (from, to) => ({
        type: "line",
        shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        style,
      });
      const lines = [];
      if (x0 !== x1) lines.push(stroke(at(x0, y), at(x1, y)));
      if (y0 !== y1) lines.push(stroke(at(x, y0), at(x, y1)));
      return { type: "group", children: lines };
    },
    z: 3,
  };
}

const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/*
 * Where the names of the points go: beside their point, clear of every interval, of every other
 * point and name, and of the words in the corners. The first place that is clear is taken, else the
 * one that covers least.
 */
function namePlaces(chart, box, corners, small) {
  const at = (x, y) => ({ x: (x / chart.widest) * box.width, y: (1 - y) * box.height });
  const taken = [...corners];
  for (const p of chart.points) {
    const middle = at(p.x.value, p.y.value);
    const from = at(p.x.lower, p.y.upper);
    const to = at(Math.min(p.x.upper, chart.widest), p.y.lower);
    taken.push({ x: middle.x - 8, y: middle.y - 8, w: 16, h: 16 });
    taken.push({ x: from.x, y: middle.y - 2, w: to.x - from.x, h: 4 });
    taken.push({ x: middle.x - 2, y: from.y, w: 4, h: to.y - from.y });
  }
  return chart.points.map((p) => {
    const text = p.y.few && !small ? `${p.name}, ${p.y.few}` : p.name;
    const w = text.length * 7.4 + 4;
    const middle = at(p.x.value, p.y.value);
    let best = null;
    for (const rise of [-12, 12, -24, 24, -40, 40, -58, 58, -78, 78]) {
      for (const left of [false, true]) {
        const x = middle.x + (left ? -w - 10 : 10);
        const inside = Math.max(2, Math.min(box.width + box.margin - w, x));
        const place = { x: inside, y: middle.y + rise - 8, w, h: 16 };
        const outside = place.y < -8 || place.y + 16 > box.height;
        const covers = taken.filter((t) => overlap(t, place)).length + (outside ? 10 : 0);
        if (best === null || covers < best.covers) best = { covers, rise, place };
      }
    }
    taken.push(best.place);
    return { text, dx: best.place.x - middle.x, rise: best.rise };
  });
}

function plane(chart, element, c) {
  const series = [c.accent, c.flag, c.ink, c.good, c.muted, c.strong];
  const colour = (i) => series[i % series.length];
  const grid = { ...fixed, left: 52, right: 44, top: 14, bottom: 48 };
  const box = {
    width: element.clientWidth - grid.left - grid.right,
    height: element.clientHeight - grid.top - grid.bottom,
    margin: grid.right - 8,
  };
  const corner = (text, right, y) => ({ x: right ? box.width - text.length * 6.6 - 6 : 0, y, w: text.length * 6.6 + 6, h: 18 });
  const corners = [corner(chart.cautious, true, 2), corner(chart.trusting, false, box.height - 20)];
  const places = namePlaces(chart, box, corners, narrow(element));
  // A skill is named at the end of its curve, outside; where two ends meet, the lower one only.
  const ends = chart.contours.map((contour) => contour.line.filter(([x]) => x <= chart.widest).at(-1)[1]);
  const named = ends.map((end, i) => ends.slice(0, i).every((other) => (end - other) * box.height >= 15));
  return {
    ...frame(c),
    grid,
    xAxis: axis(c, chart.xName, chart.widest, { interval: chart.widest / (narrow(element) ? 2 : 5) }),
    yAxis: axis(c, "", 1),
    series: [
      ...chart.contours.map((contour, i) => ({
        type: "line",
        silent: true,
        data: contour.line.filter(([x]) => x <= chart.widest),
        showSymbol: false,
        lineStyle: { color: c.strong, width: 1, opacity: 0.7 },
        endLabel: { show: named[i], formatter: contour.name, color: c.muted, fontSize: 12, distance: 6 },
        z: 1,
      })),
      crosses(
        chart.points.map((p) => ({
          value: [p.x.value, p.y.value, p.x.lower, Math.min(p.x.upper, chart.widest), p.y.lower, p.y.upper],
          few: p.x.few || p.y.few,
        })),
        colour,
        c,
      ),
      {
        type: "scatter",
        data: chart.points.map((p, i) => ({
          value: [p.x.value, p.y.value],
          symbol: symbols[i % symbols.length],
          symbolSize: 13,
          itemStyle: p.x.few || p.y.few
            ? { color: c.surface, borderColor: colour(i), borderWidth: 2 }
            : { color: colour(i) },
          label: {
            show: true,
            position: [6.5 + places[i].dx, 6.5 + places[i].rise],
            align: "left",
            verticalAlign: "middle",
            formatter: places[i].text,
            color: p.y.few ? c.muted : c.ink,
            fontWeight: p.y.few ? 400 : 650,
            fontSize: 13,
            textBorderColor: c.surface,
            textBorderWidth: 3,
          },
          say: `${p.name}\n${chart.yName}: ${p.y.full}\n${chart.xName}: ${p.x.full}`,
        })),
        z: 4,
      },
    ],
    graphic: [
      { type: "text", right: grid.right + 4, top: grid.top + 4, style: { text: chart.cautious, fill: c.muted, fontSize: 12, backgroundColor: c.surface, padding: [1, 3] }, silent: true },
      { type: "text", left: grid.left + 4, bottom: grid.bottom + 4, style: { text: chart.trusting, fill: c.muted, fontSize: 12, backgroundColor: c.surface, padding: [1, 3] }, silent: true },
    ],
  };
}

function rowsFrame(chart, element, c, max) {
  const small = narrow(element);
  const width = Math.min(190, Math.round(element.clientWidth * 0.34));
  return {
    ...frame(c),
    grid: { ...fixed, left: width + 12, right: small ? 44 : 56, top: 8, bottom: 44 },
    xAxis: axis(c, chart.xName, max, { interval: small ? 0.5 : 0.25 }),
    yAxis: {
      type: "category",
      inverse: true,
      data: chart.rows.map((row) => row.name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: c.muted, fontSize: 13, width, overflow: "break", lineHeight: 15, interval: 0 },
    },
  };
}

function dots(chart, element, c) {
  const series = [c.accent, c.flag];
  const shift = (s) => (chart.series.length > 1 ? (s === 0 ? -0.2 : 0.2) : 0);
  const points = chart.series.map((name, s) =>
    chart.rows.flatMap((row, i) => {
      const f = row.figures[s];
      return f && f.value !== null ? [{ row: i, f, name: row.name, series: name, s }] : [];
    }),
  );
  return {
    ...rowsFrame(chart, element, c, 1),
    legend: { data: chart.series, bottom: 0, itemWidth: 12, itemHeight: 12, itemGap: 24, textStyle: { color: c.muted, fontSize: 13 }, selectedMode: false },
    grid: { ...rowsFrame(chart, element, c, 1).grid, bottom: 72 },
    series: points.flatMap((list, s) => [
      {
        type: "custom",
        silent: true,
        data: list.map((p) => ({ value: [p.f.value, p.row, p.f.lower, p.f.upper], few: p.f.few })),
        encode: { x: [0, 2, 3], y: 1 },
        renderItem: (params, api) => {
          const height = api.size([0, 1])[1] * shift(s);
          const from = api.coord([api.value(2), api.value(1)]);
          const to = api.coord([api.value(3), api.value(1)]);
          const f = list[params.dataIndex].f;
          return {
            type: "group",
            children: [
              {
                type: "line",
                shape: { x1: from[0], y1: from[1] + height, x2: to[0], y2: to[1] + height },
                style: { stroke: series[s], lineWidth: 2, lineDash: f.few ? [4, 3] : null },
              },
              {
                type: "text",
                style: { text: f.text, x: to[0] + 6, y: to[1] + height, fill: f.few ? c.muted : c.ink, fontSize: 12, fontWeight: f.few ? 400 : 650, verticalAlign: "middle" },
              },
            ],
          };
        },
        z: 2,
      },
      {
        type: "scatter",
        name: chart.series[s],
        symbol: symbols[s],
        symbolSize: 11,
        itemStyle: { color: series[s] },
        data: list.map((p) => ({
          value: [p.f.value, p.row],
          symbolOffset: [0, (element.clientHeight - 80) / Math.max(1, chart.rows.length) * shift(s)],
          itemStyle: p.f.few
            ? { color: c.surface, borderColor: series[s], borderWidth: 2 }
            : { color: series[s] },
          say: `${p.name}, ${p.series}\n${p.f.full}`,
        })),
        z: 3,
      },
    ]),
  };
}

function bars(chart, element, c) {
  const drop = chart.rows.map((row) => (row.figures[1] && row.figures[1].value !== null ? row.figures[1].value : 0));
  const worst = Math.max(...drop);
  const colour = (i) => (worst >= 0.1 && drop[i] === worst ? c.flag : c.accent);
  const small = narrow(element);
  const bars = chart.rows.map((row, i) => ({ row, i, f: row.figures[0] })).filter((one) => one.f.value !== null);
  const base = rowsFrame(chart, element, c, 1);
  return {
    ...base,
    grid: { ...base.grid, right: 78 },
    xAxis: { ...base.xAxis, splitLine: { show: false } },
    series: [
      {
        type: "bar",
        barWidth: "58%",
        data: chart.rows.map((row, i) => ({
          value: row.figures[0].value,
          itemStyle: { color: colour(i), borderRadius: 3 },
          label: {
            show: true,
            position: "right",
            distance: 26,
            formatter: row.figures[0].text,
            color: c.ink,
            fontWeight: 650,
            fontSize: 13,
          },
          say: `${row.name}\n${row.figures[0].full}${row.remark ? `\n${row.remark}` : ""}`,
        })),
        z: 2,
      },
      {
        type: "custom",
        silent: true,
        data: bars.map((one) => [one.f.value, one.i, one.f.lower, one.f.upper]),
        encode: { x: [0, 2, 3], y: 1 },
        renderItem: (params, api) => {
          const from = api.coord([api.value(2), api.value(1)]);
          const to = api.coord([api.value(3), api.value(1)]);
          const middle = api.coord([api.value(0), api.value(1)]);
          const line = (x1, x2, stroke) => ({ type: "line", shape: { x1, y1: from[1], x2, y2: from[1] }, style: { stroke, lineWidth: 2 } });
          const children = [line(from[0], middle[0], c.surface), line(middle[0], to[0], c.ink)];
          // What is lost at the worst step stands in its bar, where there is room.
          const row = bars[params.dataIndex].row;
          const inside = from[0] - api.coord([0, api.value(1)])[0] - 16;
          if (row.remark && colour(bars[params.dataIndex].i) === c.flag && inside > row.remark.length * 7) {
            children.push({
              type: "text",
              style: { text: row.remark, x: api.coord([0, api.value(1)])[0] + 8, y: from[1], fill: c.surface, fontSize: 12, fontWeight: 650, verticalAlign: "middle" },
            });
          }
          return { type: "group", children };
        },
        z: 3,
      },
    ],
  };
}

function calibration(chart, element, c) {
  const low = Math.min(0.4, ...chart.points.map((p) => Math.floor(p.y.lower * 10) / 10));
  return {
    ...frame(c),
    grid: { ...fixed, left: 52, right: 28, top: 14, bottom: 48 },
    xAxis: axis(c, chart.xName, 1, { min: 0.4, interval: narrow(element) ? 0.2 : 0.1 }),
    yAxis: axis(c, "", 1, { min: low, interval: low < 0.2 ? 0.25 : 0.1 }),
    series: [
      {
        type: "line",
        silent: true,
        showSymbol: false,
        data: [[Math.max(0.4, low), Math.max(0.4, low)], [1, 1]],
        lineStyle: { color: c.strong, width: 1.5, type: "dashed" },
        z: 1,
      },
      crosses(
        chart.points.map((p) => ({ value: [p.p, p.y.value, p.p, p.p, p.y.lower, p.y.upper], few: p.y.few })),
        () => c.accent,
        c,
      ),
      {
        type: "scatter",
        symbolSize: 12,
        data: chart.points.map((p) => ({
          value: [p.p, p.y.value],
          itemStyle: p.y.few ? { color: c.surface, borderColor: c.accent, borderWidth: 2 } : { color: c.accent },
          label: {
            show: true,
            position: p.p > 0.95 ? "left" : "right",
            formatter: p.y.text,
            color: c.ink,
            fontWeight: 650,
            fontSize: 12,
            textBorderColor: c.surface,
            textBorderWidth: 3,
          },
          say: `${chart.xName} ${percent(p.p)}\n${chart.yName}: ${p.y.full}`,
        })),
        z: 4,
      },
    ],
    graphic: [
      { type: "text", left: 60, top: 18, style: { text: chart.above, fill: c.muted, fontSize: 12 }, silent: true },
      { type: "text", right: 28, bottom: 54, style: { text: chart.below, fill: c.muted, fontSize: 12 }, silent: true },
    ],
  };
}

const kinds = { plane, dots, bars, calibration };

// One tab stop; arrows move between the points, Home and End jump, Escape ends.
function keyboard(element, instance, option) {
  const points = option().series.flatMap((series, s) =>
    ["scatter", "bar"].includes(series.type)
      ? series.data.flatMap((point, i) => (point.say ? [{ s, i, say: point.say }] : []))
      : [],
  );
  const said = element.parentElement.querySelector(".point");
  let at = -1;
  const show = (next) => {
    at = Math.max(0, Math.min(points.length - 1, next));
    instance.dispatchAction({ type: "showTip", seriesIndex: points[at].s, dataIndex: points[at].i });
    said.textContent = points[at].say.replaceAll("\n", " · ");
  };
  element.addEventListener("focus", () => {
    said.hidden = false;
  });
  element.addEventListener("blur", () => {
    said.hidden = true;
    instance.dispatchAction({ type: "hideTip" });
  });
  element.addEventListener("keydown", (event) => {
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: points.length - 1,
    }[event.key];
    if (to !== undefined && points.length > 0) {
      event.preventDefault();
      show(to);
    } else if (event.key === "Escape") {
      instance.dispatchAction({ type: "hideTip" });
    }
  });
}

function draw(element) {
  const chart = JSON.parse(element.dataset.chart);
  element.dataset.kind = chart.kind;
  element.hidden = false;
  if (chart.rows) {
    element.style.height = `${Math.max(260, chart.rows.length * (chart.kind === "dots" ? (narrow(element) ? 62 : 44) : 32) + 76)}px`;
  }
  const instance = echarts.init(element, null, { renderer: "svg" });
  const option = () => kinds[chart.kind](chart, element, colours());
  instance.setOption(option());
  keyboard(element, instance, option);
  let width = element.clientWidth;
  const again = () => {
    width = element.clientWidth;
    instance.resize();
    instance.setOption(option(), true);
  };
  new ResizeObserver(() => {
    if (element.clientWidth !== width && element.clientWidth > 0) again();
  }).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}

document.querySelectorAll("[data-chart]").forEach(draw);

// Only one choice open at a time, and Escape or a click elsewhere closes it.
const filters = [...document.querySelectorAll(".filter")];
document.addEventListener("click", (event) => {
  filters.filter((filter) => !filter.contains(event.target)).forEach((filter) => filter.removeAttribute("open"));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    filters.filter((filter) => filter.open).forEach((filter) => {
      filter.removeAttribute("open");
      filter.querySelector("summary").focus();
    });
  }
});
