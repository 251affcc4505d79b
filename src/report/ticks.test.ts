import { expect, test } from "vitest";
import { tickTimes } from "./ticks.ts";

test.each([
  { name: "three days", from: "2026-03-01", to: "2026-03-03", labels: ["1 Mar", "2 Mar", "3 Mar"] },
  {
    name: "a month, by weeks",
    from: "2026-03-01",
    to: "2026-03-31",
    labels: ["1 Mar", "8 Mar", "15 Mar", "22 Mar", "29 Mar"],
  },
  {
    name: "half a year, by months",
    from: "2025-11-15",
    to: "2026-04-10",
    labels: ["Dec 2025", "Jan 2026", "Feb", "Mar", "Apr"],
  },
  {
    name: "two years, by half years",
    from: "2024-05-01",
    to: "2026-06-01",
    labels: ["Jul 2024", "Jan 2025", "Jul", "Jan 2026"],
  },
  { name: "one moment", from: "2026-03-01", to: "2026-03-01", labels: ["1 Mar"] },
  { name: "a few hours", from: "2026-03-01T10:00:00Z", to: "2026-03-01T15:00:00Z", labels: ["1 Mar"] },
  { name: "more years than have ticks", from: "0001-01-01", to: "9999-01-01", labels: ["1", "9999"] },
])("$name", ({ from, to, labels }) => {
  const ticks = tickTimes(Date.parse(from), Date.parse(to));
  expect(ticks.map(({ label }) => label)).toEqual(labels);
  expect(ticks.every(({ time }) => time >= Date.parse(from) && time <= Date.parse(to))).toBe(true);
});
