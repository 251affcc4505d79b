import { expect, test } from "vitest";
import { findDates } from "./dates.ts";

const read = (text: string): readonly string[] =>
  findDates(text).map(({ from, to, kind }) =>
    kind === "single" ? (from?.value ?? "") : `${from?.value ?? "?"}..${to?.value ?? "?"}`,
  );

test.each<[string, string[]]>([
  ["Mar 2021 – Present", ["2021-03..present"]],
  ["March 2021 to May 2022", ["2021-03..2022-05"]],
  ["03/2021 - 11/2023", ["2021-03..2023-11"]],
  ["03.2021–heute", ["2021-03..present"]],
  ["2019–2021", ["2019..2021"]],
  ["2019-21", ["2019..2021"]],
  ["2019 - current", ["2019..present"]],
  ["since 2020", ["2020..present"]],
  ["seit März 2021", ["2021-03..present"]],
  ["depuis août 2019", ["2019-08..present"]],
  ["juin 2018 – aujourd'hui", ["2018-06..present"]],
  ["janv. 2019 à févr. 2020", ["2019-01..2020-02"]],
  ["enero de 2019 - actualidad", ["2019-01..present"]],
  ["mar 2018 – o momento", ["2018-03..present"]],
  ["set 2015 - ott 2017", ["2015-09..2017-10"]],
  ["dal 2018", ["2018..present"]],
  ["mrt 2018 – heden", ["2018-03..present"]],
  ["paź 2018 – obecnie", ["2018-10..present"]],
  ["Ağustos 2018 – Halen", ["2018-08..present"]],
  ["Ocak 2018 – Şubat 2019", ["2018-01..2019-02"]],
  ["январь 2018 – по настоящее время", ["2018-01..present"]],
  ["с марта 2018", ["2018-03..present"]],
  ["янв. 2018 — дек. 2019", ["2018-01..2019-12"]],
  ["2021年3月 – 至今", ["2021-03..present"]],
  ["2021年3月～2022年4月", ["2021-03..2022-04"]],
  ["2018年4月から2020年3月", ["2018-04..2020-03"]],
  ["令和3年4月 〜 現在", ["2021-04..present"]],
  ["2021년 3월 - 현재", ["2021-03..present"]],
  ["2021.03 - 2022.11", ["2021-03..2022-11"]],
  ["2021-03 – 2022-11", ["2021-03..2022-11"]],
  ["يناير 2018 – الآن", ["2018-01..present"]],
  ["منذ مارس ٢٠٢١", ["2021-03..present"]],
  ["מרץ 2018 – היום", ["2018-03..present"]],
  ["Mar ’21 – Jun ’22", ["2021-03..2022-06"]],
  ["Mar – Jun 2021", ["2021-03..2021-06"]],
  ["Summer 2019", ["2019"]],
  ["Q1 2019 – Q3 2020", ["2019..2020"]],
  ["01.03.2019 - 31.12.2020", ["2019-03..2020-12"]],
  ["03/15/2019 - 12/31/2020", ["2019-03..2020-12"]],
  ["January 2020 - Present (3 years 2 months)", ["2020-01..present"]],
  ["2021 –", ["2021..present"]],
  ["EKİM 2024 — DEVAM EDİYOR", ["2024-10..present"]],
  ["KASIM 2019 – ŞUBAT 2020", ["2019-11..2020-02"]],
  ["fevrier 2019 – aout 2020", ["2019-02..2020-08"]],
  ["od grudnia 2020", ["2020-12..present"]],
  ["2018\t2020", ["2018..2020"]],
  ["Graduated 2014", ["2014"]],
])("%s", (text, spans) => {
  expect(read(text)).toEqual(spans);
});

test.each<[string, string[]]>([
  ["03/04/2021 says no month for sure", ["2021"]],
  ["served 2000 customers in 1200 cities", ["2000"]],
  ["room 12/13, version 10.2", []],
  ["+1 (212) 555-0134", []],
  ["we may go", []],
])("%s is not more than it is", (text, spans) => {
  expect(read(text)).toEqual(spans);
});

test("a month and a two-digit year may be a day and a month: not sure", () => {
  expect(findDates("03/19 - 05/21")[0]?.from?.sure).toBeLessThan(0.8);
});

test("offsets point at what was read", () => {
  const text = "Acme Ltd | Mar 2021 – Present | Austin";
  const [span] = findDates(text);
  expect(text.slice(span?.start, span?.end)).toBe("Mar 2021 – Present");
  expect(text.slice(span?.from?.start, span?.from?.end)).toBe("Mar 2021");
  expect(text.slice(span?.to?.start, span?.to?.end)).toBe("Present");
});
