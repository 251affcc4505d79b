import { useComputedColorScheme } from "@mantine/core";
import { LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { Curve } from "../../interview/challenge.ts";
import { UNIT_SIGNS } from "../shared/challenge-words.ts";

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

interface CurvePlotProps {
  readonly curve: Curve;
  readonly onsetMs: number | null;
  /** What was asked, for the plot's name. */
  readonly name: string;
}

/** One curve over the seconds since the prompt, with the line that it had to reach. The same numbers stand in a table beside it. */
export function CurvePlot({ curve, onsetMs, name }: CurvePlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current);
    chart.setOption({ darkMode: scheme === "dark", ...optionOf(curve, onsetMs, coloursOf(place.current)) });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [curve, onsetMs, scheme]);
  return <div ref={place} className="curve-plot" role="img" aria-label={`${name}: ${curve.name} over time`} />;
}

/** Above and below the curve, as a share of its height. */
const ROOM = 0.08;

interface Extent {
  readonly min: number;
  readonly max: number;
}

interface Colours {
  readonly text: string;
  readonly line: string;
  readonly target: string;
  readonly grid: string;
}

function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: read("--mantine-color-dimmed"),
    line: read("--plot-line"),
    target: read("--care"),
    grid: read("--line"),
  };
}

function optionOf({ name, unit, points, target }: Curve, onsetMs: number | null, colours: Colours): EChartsCoreOption {
  const sign = UNIT_SIGNS[unit];
  const axis = {
    // The ends of an axis are where the measuring ended: odd numbers that say nothing.
    axisLabel: { color: colours.text, showMinLabel: false, showMaxLabel: false },
    nameTextStyle: { color: colours.text },
    splitLine: { lineStyle: { color: colours.grid } },
  };
  const lines = [
    ...(target === null ? [] : [{ yAxis: target, label: { formatter: `line at ${target}${sign}` } }]),
    ...(onsetMs === null ? [] : [{ xAxis: onsetMs / 1_000, label: { formatter: "began" } }]),
  ];
  return {
    animation: false,
    grid: { left: 48, right: 84, top: 28, bottom: 40 },
    // Drawn on the canvas: a tooltip of HTML would need styles that the page's policy forbids.
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (value: unknown) => formatted(value, sign) },
    xAxis: {
      type: "value",
      name: "seconds",
      nameLocation: "middle",
      nameGap: 24,
      min: "dataMin",
      max: "dataMax",
      ...axis,
    },
    yAxis: {
      type: "value",
      name: `${name}${unit === "degrees" ? " (°)" : ""}`,
      scale: true,
      min: (seen: Extent) => extentOf(seen, target).min,
      max: (seen: Extent) => extentOf(seen, target).max,
      ...axis,
    },
    series: [
      {
        type: "line",
        name,
        showSymbol: false,
        connectNulls: false,
        data: points.map(([sinceMs, value]) => [sinceMs / 1_000, value]),
        lineStyle: { color: colours.line, width: 2 },
        itemStyle: { color: colours.line },
        markLine: {
          symbol: "none",
          silent: true,
          lineStyle: { color: colours.target, type: "dashed" },
          label: { color: colours.text },
          data: lines,
        },
      },
    ],
  };
}

/** Curve and line with some room, also where the curve is flat. */
function extentOf(seen: Extent, target: number | null): Extent {
  const [min, max] = [Math.min(seen.min, target ?? seen.min), Math.max(seen.max, target ?? seen.max)];
  const room = (max - min || 1) * ROOM;
  return { min: min - room, max: max + room };
}

function formatted(value: unknown, sign: string): string {
  return typeof value === "number" ? `${Number(value.toPrecision(3))}${sign}` : "not measured";
}
