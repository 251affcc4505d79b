import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

async function linesOf(path: string): Promise<readonly string[]> {
  const lines: string[] = [];
  await normalise(path, {}, (line) => lines.push(line));
  return lines;
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hirewall-test-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("OCSF", () => {
  test("an API call as Security Lake writes it (1.1) keeps what the columns hold", async () => {
    const [call] = await linesOf("src/normalise/fixtures/ocsf.ndjson");
    expect(JSON.parse(call ?? "")).toMatchInlineSnapshot(`
      {
        "activity_id": 1,
        "activity_name": "Create",
        "actor": {
          "user": {
            "name": "mara.lind",
            "type": "IAMUser",
            "uid": "AIDAEXAMPLE",
          },
        },
        "api": {
          "operation": "CreateAccessKey",
          "request": {
            "uid": "req-1",
          },
          "service": {
            "name": "iam.amazonaws.com",
          },
        },
        "category_uid": 6,
        "class_uid": 6003,
        "http_request": {
          "user_agent": "aws-cli/2.15",
        },
        "metadata": {
          "event_code": "AwsApiCall",
          "product": {
            "name": "CloudTrail",
            "vendor_name": "AWS",
          },
          "profiles": [
            "host",
          ],
          "uid": "0f1e2d3c-0000-4000-8000-000000000001",
          "version": "1.8.0",
        },
        "resources": [
          {
            "type": "AWS::IAM::User",
            "uid": "arn:aws:iam::000000000000:user/mara.lind",
          },
        ],
        "severity_id": 1,
        "src_endpoint": {
          "ip": "203.0.113.9",
        },
        "status": "Success",
        "status_id": 1,
        "time": 1772460000000,
        "type_uid": 600301,
      }
    `);
  });

  test("places and providers of older versions are read where they stood", async () => {
    const lines = await linesOf("src/normalise/fixtures/ocsf.ndjson");
    expect(JSON.parse(lines[2] ?? "")).toMatchObject({
      is_mfa: true,
      status_id: 2,
      src_endpoint: { isp: "Example Net", location: { country: "DE", city: "Berlin", lat: 52.5, long: 13.4 } },
    });
  });

  test.each(["defender-events", "defender-device", "crowdstrike-fdr", "osquery", "hirewall-challenge", "ocsf"])(
    "what is printed of %s reads back word for word",
    async (name) => {
      const printed = await linesOf(`src/normalise/fixtures/${name}.ndjson`);
      const path = join(folder, `${name}.ndjson`);
      await writeFile(path, printed.join("\n"));
      expect((await linesOf(path)).toSorted()).toEqual(printed.toSorted());
    },
  );
});
