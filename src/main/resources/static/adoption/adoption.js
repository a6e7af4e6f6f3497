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
    splitNumber: 4,
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
      const style = { stroke: colour(params.dataIndex), lineWidth: 2, lineDash: data[params.dataIndex].thin ? [4, 3] : null };
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

/*
 * Where the names of the points go. Rates of small groups are rounded, so points can lie on each
 * other; their names must not: each rises until it is clear of those before it.
 */
function namePlaces(chart, element) {
  const width = element.clientWidth - 68;
  const height = element.clientHeight - 62;
  const taken = [];
  return chart.points.map((p) => {
    const left = p.x.value > chart.widest * 0.6;
    const wide = (p.y.thin ? p.name.length + p.y.thin.length + 2 : p.name.length) * 8;
    const x = (p.x.value / chart.widest) * width + (left ? -wide - 5 : 18);
    const y = (1 - p.y.value) * height;
    let rise = -9;
    while (taken.some((t) => x < t.x + t.wide && t.x < x + wide && Math.abs(t.y - (y + rise)) < 17)) {
      rise -= 4;
    }
    taken.push({ x, y: y + rise, wide });
    return { left, rise };
  });
}

function plane(chart, element, c) {
  const series = [c.accent, c.flag, c.ink, c.good, c.muted, c.strong];
  const colour = (i) => series[i % series.length];
  const places = namePlaces(chart, element);
  return {
    ...frame(c),
    grid: { left: 52, right: 16, top: 14, bottom: 48 },
    xAxis: axis(c, chart.xName, chart.widest, { splitNumber: narrow(element) ? 2 : 4 }),
    yAxis: axis(c, "", 1),
    series: [
      ...chart.contours.map((contour) => ({
        type: "line",
        silent: true,
        data: contour.line.filter(([x]) => x <= chart.widest),
        showSymbol: false,
        lineStyle: { color: c.line, width: 1.5 },
        endLabel: { show: false },
        markPoint: {
          silent: true,
          symbolSize: 0,
          label: { show: true, formatter: contour.name, color: c.muted, fontSize: 11, backgroundColor: c.surface, padding: [1, 3] },
          data: [{ coord: contour.line[Math.round(chart.widest * 66)] }],
        },
        z: 1,
      })),
      crosses(
        chart.points.map((p) => ({
          value: [p.x.value, p.y.value, p.x.lower, p.x.upper, p.y.lower, p.y.upper],
          thin: p.x.thin || p.y.thin,
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
          itemStyle: p.x.thin || p.y.thin
            ? { color: c.surface, borderColor: colour(i), borderWidth: 2 }
            : { color: colour(i) },
          label: {
            show: true,
            // Above the arm of the cross, on the side where there is room.
            position: [places[i].left ? -5 : 18, places[i].rise],
            align: places[i].left ? "right" : "left",
            formatter: p.y.thin ? `${p.name}, ${p.y.thin}` : p.name,
            color: p.y.thin ? c.muted : c.ink,
            fontWeight: p.y.thin ? 400 : 650,
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
      { type: "text", right: 22, top: 18, style: { text: chart.cautious, fill: c.muted, fontSize: 12 }, silent: true },
      { type: "text", left: 58, bottom: 54, style: { text: chart.trusting, fill: c.muted, fontSize: 12 }, silent: true },
    ],
  };
}

function rowsFrame(chart, element, c, max) {
  const small = narrow(element);
  const width = small ? Math.round(element.clientWidth * 0.36) : 170;
  return {
    ...frame(c),
    grid: { left: width + 12, right: small ? 52 : 76, top: 8, bottom: 44 },
    xAxis: axis(c, chart.xName, max, { splitNumber: 2 }),
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
  const shift = (s) => (chart.series.length > 1 ? (s === 0 ? -0.16 : 0.16) : 0);
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
        data: list.map((p) => ({ value: [p.f.value, p.row, p.f.lower, p.f.upper], thin: p.f.thin })),
        encode: { x: [0, 2, 3], y: 1 },
        renderItem: (params, api) => {
          const height = api.size([0, 1])[1] * shift(s);
          const from = api.coord([api.value(2), api.value(1)]);
          const to = api.coord([api.value(3), api.value(1)]);
          return {
            type: "line",
            shape: { x1: from[0], y1: from[1] + height, x2: to[0], y2: to[1] + height },
            style: { stroke: series[s], lineWidth: 2, lineDash: list[params.dataIndex].f.thin ? [4, 3] : null },
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
          itemStyle: p.f.thin
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
    grid: { ...base.grid, right: small ? 72 : 190 },
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
            formatter: `{b|${row.figures[0].text}}` + (row.remark && !small && colour(i) === c.flag ? `{r|${row.remark}}` : ""),
            rich: { b: { color: c.ink, fontWeight: 650, fontSize: 13 }, r: { color: c.flag, fontSize: 12, padding: [0, 0, 0, 10] } },
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
          return { type: "group", children: [line(from[0], middle[0], c.surface), line(middle[0], to[0], c.ink)] };
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
    grid: { left: 52, right: 20, top: 14, bottom: 48 },
    xAxis: axis(c, chart.xName, 1, { min: 0.4, splitNumber: narrow(element) ? 3 : 6 }),
    yAxis: axis(c, "", 1, { min: low, splitNumber: 5 }),
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
        chart.points.map((p) => ({ value: [p.p, p.y.value, p.p, p.p, p.y.lower, p.y.upper], thin: p.y.thin })),
        () => c.accent,
        c,
      ),
      {
        type: "scatter",
        symbolSize: 12,
        data: chart.points.map((p) => ({
          value: [p.p, p.y.value],
          itemStyle: p.y.thin ? { color: c.surface, borderColor: c.accent, borderWidth: 2 } : { color: c.accent },
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
