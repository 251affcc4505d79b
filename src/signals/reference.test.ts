import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readReferenceTables } from "./reference.ts";

const tables = readReferenceTables();
const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? [];

/** The columns that together must not repeat, by table. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  ref_remote_tools: ["match", "pattern"],
  ref_tunnels: ["match", "pattern"],
  ref_free_mail: ["domain"],
  ref_ip_kvm_usb: ["field", "pattern", "vendor_id", "product_id"],
  ref_ip_kvm_edid: ["manufacturer", "product_code", "serial"],
  ref_vpn_clients: ["match", "pattern"],
  ref_vpn_operators: ["as_number", "name_pattern"],
  ref_payment_platforms: ["pattern"],
  ref_recon_commands: ["match", "pattern"],
  ref_technologies: ["technology"],
  ref_mail_drops: ["pattern"],
  ref_virtual_cameras: ["pattern"],
  ref_front_employers: ["name", "domains"],
  ref_model_phrases: ["phrase"],
  ref_country_names: ["pattern"],
  ref_given_name_variants: ["given_name"],
};

describe.each(Object.entries(KEYS))("%s", (name, key) => {
  const rows = rowsOf(name);

  test("has rows, each once", () => {
    expect(rows.length).toBeGreaterThan(5);
    const keys = rows.map((row) => key.map((column) => row[column]).join(" | "));
    expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([]);
  });

  test("compares in lower case, without blanks around", () => {
    const compared = [
      "domain",
      "technology",
      "aliases",
      "pattern",
      "name_pattern",
      "vendor_id",
      "product_id",
      "manufacturer",
      "product_code",
      "serial",
    ];
    const cells = rows.flatMap((row) => compared.map((column) => row[column] ?? ""));
    expect(cells.filter((cell) => cell !== cell.toLowerCase().trim())).toEqual([]);
  });

  test("says where each row comes from, when that was checked, and how sure it is", () => {
    for (const row of rows) {
      expect(row["source"]?.length).toBeGreaterThan(3);
      expect(row["checked"]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(["high", "medium", "low"]).toContain(row["confidence"]);
    }
  });
});

test("every table has a test", () => {
  expect(tables.map(({ name }) => name).toSorted()).toEqual(Object.keys(KEYS).toSorted());
});

test("a front company is known by a name or a domain, and says what was reported", () => {
  for (const row of rowsOf("ref_front_employers")) {
    expect(`${row["name"]}${row["domains"]}`).not.toBe("");
    expect(row["what"]?.length).toBeGreaterThan(10);
    const domains = (row["domains"] ?? "").split(";").filter((domain) => domain !== "");
    expect(domains.filter((domain) => !/^([a-z0-9-]+\.)+[a-z]{2,}$/.test(domain))).toEqual([]);
  }
});

test("patterns of mail forwarders and cameras are words that a search can find", () => {
  const patterns = ["ref_mail_drops", "ref_virtual_cameras"].flatMap(rowsOf).map((row) => row["pattern"] ?? "");
  expect(patterns.filter((pattern) => !/^[a-z0-9]+([ -][a-z0-9]+)*$/.test(pattern))).toEqual([]);
  const kinds = new Set(rowsOf("ref_virtual_cameras").map((row) => row["kind"]));
  expect(kinds).toEqual(new Set(["filter", "phone", "virtual"]));
});

test("ids are well-formed", () => {
  for (const row of rowsOf("ref_ip_kvm_usb").filter((one) => one["vendor_id"] || one["product_id"])) {
    expect(`${row["vendor_id"]}:${row["product_id"]}`).toMatch(/^[0-9a-f]{4}:[0-9a-f]{4}$/);
  }
  for (const row of rowsOf("ref_ip_kvm_edid")) {
    expect(`${row["manufacturer"]} ${row["product_code"]}`).toMatch(/^[a-z]{3} [0-9a-f]{4}$/);
  }
  for (const row of rowsOf("ref_vpn_operators")) {
    expect(row["as_number"] || row["name_pattern"]).toBeTruthy();
    expect(row["as_number"]).toMatch(/^([1-9]\d{0,9})?$/);
    expect(["vpn", "hosting", "relay", "mobile"]).toContain(row["network"]);
  }
});

test("programs are file names, domains are domains", () => {
  const shapes: Readonly<Record<string, RegExp>> = {
    process: /^[^/\\:*]+$/,
    software: /^[^/\\:*]+$/,
    path: /^\/.+\/$/,
    domain: /^([a-z0-9-]+\.)+[a-z]{2,}$/,
  };
  const rows = ["ref_remote_tools", "ref_tunnels", "ref_recon_commands", "ref_vpn_clients"].flatMap(rowsOf);
  expect(rows.filter((row) => shapes[row["match"] ?? ""]?.test(row["pattern"] ?? "") !== true)).toEqual([]);
});

test("mailboxes for anybody are at domains, and at those of the largest providers", () => {
  const domains = rowsOf("ref_free_mail").map((row) => row["domain"] ?? "");
  expect(domains.filter((domain) => !/^([a-z0-9-]+\.)+[a-z]{2,}$/.test(domain))).toEqual([]);
  expect(domains.length).toBeGreaterThanOrEqual(150);
  expect(domains).toEqual(
    expect.arrayContaining(["gmail.com", "outlook.com", "yahoo.com", "qq.com", "mail.ru", "proton.me"]),
  );
});

test("ids that ordinary gadgets share never count alone", () => {
  const idsOnly = rowsOf("ref_ip_kvm_usb").filter((row) => row["field"] === "usb_id");
  expect(idsOnly.length).toBeGreaterThan(0);
  expect(idsOnly.every((row) => row["alone"] === "weak")).toBe(true);
});

/** Names that ordinary programs carry too: as a remote tool they would accuse the wrong people. */
const TOO_COMMON = [
  "agent.exe",
  "client.exe",
  "connect.exe",
  "gui.exe",
  "host.exe",
  "server.exe",
  "service.exe",
  "setup.exe",
];
test("no pattern is an ordinary program's name", () => {
  const patterns = new Set(["ref_remote_tools", "ref_tunnels"].flatMap(rowsOf).map((row) => row["pattern"]));
  expect(TOO_COMMON.filter((name) => patterns.has(name))).toEqual([]);
});

/**
 * Words of ordinary language, of other trades, and names of older products: as an alias they would date somebody else's skill.
 * Swift is a bank's, flutter an aircraft's, airflow a heating engineer's.
 */
const NOT_ALONE =
  "go r swift rust dart ray spark flask express julia crystal nim elm zig move hack mojo unity electron helm chef puppet salt " +
  "vault consul nomad envoy packer vagrant jest mocha karma cypress playwright puppeteer gulp grunt bower ember backbone meteor " +
  "ionic flutter gin echo fiber rocket phoenix play spring slim beam storm hive pig impala drill presto druid celery camel maven " +
  "ant airflow prefect bootstrap enzyme babel parcel expo rancher spinnaker sentry realm room retrofit hilt next remix astro svelte " +
  "solid lit polymer tokio aurora redshift glue athena batch anthos bicep arc fabric bard gemini claude cursor llama whisper bert " +
  "lora rag dbt truffle hardhat polygon caffe torch selenium robot dagger less sass yarn composer poetry mistral " +
  "foundry substrate optimism metal vulkan bun feast superset sinatra rollup fluent";

test("technologies have an exact enough first release, and aliases that are nobody else's word", () => {
  const rows = rowsOf("ref_technologies");
  const aliases = rows.flatMap((row) => (row["aliases"] ?? "").split(";"));
  const notAlone = new Set(NOT_ALONE.split(" "));
  expect(rows.length).toBeGreaterThanOrEqual(250);
  expect(aliases.filter((alias) => alias === "" || alias !== alias.trim() || notAlone.has(alias))).toEqual([]);
  expect(aliases.filter((alias, index) => aliases.indexOf(alias) !== index)).toEqual([]);
  const shapes: Readonly<Record<string, RegExp>> = {
    year: /^(19[5-9]|20[0-2])\d$/,
    month: /^(19[5-9]|20[0-2])\d-(0[1-9]|1[0-2])$/,
    day: /^(19[5-9]|20[0-2])\d-(0[1-9]|1[0-2])-\d{2}$/,
  };
  const misshapen = rows.filter((row) => shapes[row["precision"] ?? ""]?.test(row["first_released"] ?? "") !== true);
  expect(misshapen).toEqual([]);
  expect(rows.filter((row) => (row["first_released"] ?? "") > (row["checked"] ?? ""))).toEqual([]);
});

test("a later edition is younger than what it is an edition of", () => {
  const released = new Map(rowsOf("ref_technologies").map((row) => [row["technology"], row["first_released"] ?? ""]));
  const editions = [
    ["java", "java-8", "java-11", "java-17", "java-21"],
    ["angularjs", "angular-2"],
    ["dotnet-framework", "dotnet-core", "dotnet-5"],
    ["react", "react-hooks"],
    ["vue", "vue-3"],
    ["bootstrap", "bootstrap-4", "bootstrap-5"],
    ["python", "python-3"],
    ["gpt-2", "gpt-3", "gpt-4", "gpt-4o"],
    ["kubernetes", "helm", "argo-cd"],
  ];
  for (const edition of editions) {
    const dates = edition.map((technology) => released.get(technology) ?? "missing");
    expect(dates).toEqual(dates.toSorted());
  }
});

const SAMPLES = join(process.env["HIREWALL_SAMPLES"] ?? "../shared/data", "remote-access-tools/lolrmm");

/**
 * Tools of that list that let nobody in: terminals and viewers for reaching other machines, copies and synchronisation of
 * files, inventory and monitoring. Reaching them is no aim of the table; a screen reader must not be in it at all.
 */
const OUT_OF_SCOPE =
  /^(adobe connect|bitvise|dragondisk|duplicati|extraputty|freshservice|idrive|insync|kitty|megasync|mstsc|nvda|putty|rapid7|securecrt|smartty|solar-putty|syncthing|winscp|xshell|yandex|zoc)/i;

describe.skipIf(!existsSync(SAMPLES))(`against the public list in ${SAMPLES}`, () => {
  const ours = new Set(
    ["ref_remote_tools", "ref_tunnels"]
      .flatMap(rowsOf)
      .flatMap((row) => (row["match"] === "process" ? row["pattern"] : [])),
  );
  const theirs = existsSync(SAMPLES)
    ? readdirSync(SAMPLES).map((name) => programsOf(readFileSync(join(SAMPLES, name), "utf8")))
    : [];
  const known = theirs.filter(({ programs }) => programs.length > 0);
  const recall = (tools: readonly { programs: readonly string[] }[]) =>
    tools.filter(({ programs }) => programs.some((program) => ours.has(program))).length / tools.length;

  test("four of five tools that let somebody in are known by a program's name", () => {
    expect(known.length).toBeGreaterThan(200);
    expect(recall(known.filter(({ name }) => !OUT_OF_SCOPE.test(name)))).toBeGreaterThanOrEqual(0.8);
  });

  test("seven of ten of all tools are known", () => {
    expect(recall(known)).toBeGreaterThanOrEqual(0.7);
  });
});

interface Entry {
  readonly Name?: string;
  readonly Details?: { readonly InstallationPaths?: unknown; readonly PEMetadata?: unknown };
  readonly Artifacts?: { readonly Disk?: unknown };
}

/** The Windows program names of one entry: of its paths, its version information and its files. */
function programsOf(text: string): { readonly name: string; readonly programs: readonly string[] } {
  const { Name, Details, Artifacts } = parse(text) as Entry;
  const paths = textsOf([Details?.InstallationPaths, Details?.PEMetadata, Artifacts?.Disk]);
  const names = paths
    .map((path) => path.replaceAll("\\", "/").split("/").at(-1)?.toLowerCase().trim() ?? "")
    .filter((name) => name.endsWith(".exe") && !/[*%<>]/.test(name));
  return { name: Name ?? "", programs: [...new Set(names)] };
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
