import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { normalise } from "../flows/normalise.ts";

const samples = join(
  process.env["HIREWALL_SAMPLES"] ?? resolve(import.meta.dirname, "../../../shared/data"),
  "raw-events",
);
const files = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith(".ndjson")) : [];

type Json = Readonly<Record<string, unknown>>;

/** What a record says of when, who, from where, what and how it ended, under whatever name its product has for it. */
const FACTS: Readonly<Record<string, { readonly raw: readonly string[]; readonly event: readonly string[] }>> = {
  time: {
    raw: [
      "published",
      "@timestamp",
      "created_at",
      "at_sign_timestamp",
      "eventTime",
      "eventtime",
      "timestamp",
      "isotimestamp",
      "date_create",
      "time",
      "id.time",
      "CreationTime",
      "unixTime",
    ],
    event: ["time"],
  },
  actor: {
    raw: [
      "actor.alternateId",
      "actor.user.email",
      "actor.email",
      "actor.loginName",
      "event.actor.loginName",
      "userIdentity.userName",
      "properties.userPrincipalName",
      "target_user.email",
      "operator",
      "UserId",
      "user.name",
    ],
    event: ["actor.user.name", "actor.user.email_addr", "user.name", "user.email_addr"],
  },
  "source address": {
    raw: [
      "client.ipAddress",
      "actor_ip",
      "sourceIPAddress",
      "callerIpAddress",
      "properties.ipAddress",
      "ipAddress",
      "access_device.ip",
      "context.ip_address",
      "client.ip_address",
      "ClientIP",
      "aip",
    ],
    event: ["src_endpoint.ip", "src_endpoint.domain", "device.ip", "unmapped.external_ip"],
  },
  action: {
    raw: [
      "eventType",
      "eventtype",
      "action",
      "eventName",
      "operationName",
      "Operation",
      "event.action",
      "name",
      "event_simpleName",
      "event_type",
    ],
    event: ["activity_name", "metadata.event_code", "api.operation", "metadata.log_name"],
  },
  outcome: {
    raw: ["outcome.result", "result", "errorCode", "success"],
    event: ["status_id", "status", "status_code"],
  },
};

function valueAt(record: Json, path: string): unknown {
  let value: unknown = record;
  for (const key of path.split("."))
    value = typeof value === "object" && value !== null ? (value as Json)[key] : undefined;
  return value;
}

const isGiven = (value: unknown): boolean =>
  typeof value === "string" ? !["", "null", "-", "redacted"].includes(value) : value !== undefined && value !== null;

test.skipIf(files.length === 0)(`no public sample is lost (skipped without ${samples})`, async () => {
  let records = 0;
  let quarantined = 0;
  for (const file of files) {
    records += readFileSync(join(samples, file), "utf8").trim().split("\n").length;
    const result = await normalise(join(samples, file), {}, () => undefined);
    quarantined += result.quarantined.reduce((sum, { count }) => sum + count, 0);
    expect(result.events, file).toBeGreaterThan(0);
  }
  expect(quarantined / records).toBeLessThan(0.02);
});

test.skipIf(files.length === 0).each(files)("%s: what a record carries, its event shows", async (file) => {
  const events: Json[] = [];
  await normalise(join(samples, file), { raw: true }, (line) => events.push(JSON.parse(line) as Json));
  const missing = events.flatMap((event) => {
    const raw = JSON.parse(String(event["raw_data"])) as Json;
    return Object.entries(FACTS)
      .filter(([, paths]) =>
        paths.raw.some((path) => isGiven(valueAt(raw, path)) && typeof valueAt(raw, path) !== "object"),
      )
      .filter(([, paths]) => !paths.event.some((path) => isGiven(valueAt(event, path))))
      .map(
        ([fact, paths]) =>
          `${fact}: ${paths.raw
            .filter((path) => isGiven(valueAt(raw, path)))
            .map((path) => `${path}=${JSON.stringify(valueAt(raw, path))}`)
            .join(" ")}`,
      );
  });
  expect(missing).toEqual([]);
});
