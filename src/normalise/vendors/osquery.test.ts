import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

const SAMPLE = join(process.env["HIREWALL_SAMPLES"] ?? "../shared/data", "raw-events/osquery-differential.ndjson");

interface Printed {
  readonly metadata: { readonly event_code: string; readonly uid: string };
  readonly [name: string]: unknown;
}

async function eventsOf(path: string): Promise<readonly Printed[]> {
  const events: Printed[] = [];
  await normalise(path, {}, (line) => events.push(JSON.parse(line) as Printed));
  return events;
}
const events = await eventsOf("src/normalise/fixtures/osquery.ndjson");
const asked = (query: string): readonly Printed[] => events.filter(({ metadata }) => metadata.event_code === query);

describe("osquery", () => {
  test("a USB device that came keeps all strings of its descriptor", () => {
    expect(asked("pack/incident_response/usb_devices")[0]).toMatchInlineSnapshot(`
      {
        "activity_id": 1,
        "activity_name": "added",
        "actor": {
          "invoked_by": "usb_devices",
        },
        "category_uid": 1,
        "class_uid": 1010,
        "device": {
          "hostname": "lt-mara-01",
          "hw_info": {
            "serial_number": "DL7450X1",
          },
          "type_id": 0,
          "uid": "4C4C4544-0000-1000-8000-B4C04F564D31",
        },
        "metadata": {
          "event_code": "pack/incident_response/usb_devices",
          "log_name": "usb_devices",
          "original_time": "1772460001",
          "product": {
            "name": "osquery",
            "vendor_name": "osquery",
          },
          "profiles": [
            "host",
          ],
          "uid": "sha256:32dd69ef33e93b8f83ae54a5bb1689c48341861aeec14a23378cddc8df209cf4",
          "version": "1.8.0",
        },
        "peripheral_device": {
          "class": "0",
          "model": "Composite KVM Device",
          "name": "Composite KVM Device",
          "serial_number": "CAFEBABE",
          "type_id": 99,
          "vendor_id_list": [
            "1d6b",
          ],
          "vendor_name": "PiKVM",
        },
        "severity_id": 1,
        "time": 1772460001000,
        "type_uid": 101001,
        "unmapped": {
          "usb_manufacturer": "PiKVM",
          "usb_product": "Composite KVM Device",
          "usb_product_id": "0104",
          "usb_serial": "CAFEBABE",
          "usb_vendor_id": "1d6b",
        },
      }
    `);
  });

  test("a query of any name is known by its columns; short ids are filled up", () => {
    expect(asked("what_is_plugged_in")[0]).toMatchObject({
      activity_id: 2,
      unmapped: { usb_vendor_id: "046d", usb_product_id: "c31c" },
    });
    expect(asked("what_is_plugged_in")[0]).not.toHaveProperty("unmapped.usb_serial");
  });

  test("a display's maker number becomes the three letters of its EDID", () => {
    expect(asked("pack_mac_connected_displays")[0]).toMatchObject({
      unmapped: {
        display_manufacturer: "DEL",
        display_product: "42EC",
        display_name: "DELL U2723QE",
        display_serial: "3A4B5C6D",
      },
    });
  });

  test("a snapshot is one event a row, each with an id of its own; an empty one is an event too", () => {
    const processes = asked("pack/fleet/processes");
    expect(processes.map(({ class_uid: uid, process }) => [uid, process])).toMatchObject([
      [1007, { name: "systemd", pid: 1 }],
      [1007, { name: "xrdp", pid: 955, cmd_line: "/usr/sbin/xrdp" }],
      [3004, undefined],
    ]);
    expect(new Set(events.map(({ metadata }) => metadata.uid)).size).toBe(events.length);
  });

  test("a batch is one event for each row that came or went", () => {
    expect(asked("pack/fleet/usb_devices").map(({ activity_id: activity }) => activity)).toEqual([1, 2]);
  });

  test.each([
    ["pack_ir_process_events", { time: 1772459990000, activity_id: 1, process: { name: "tmate", pid: 912 } }],
    ["es_process_events", { activity_id: 2, process: { name: "Deskreen" }, actor: { user: { name: "jonas" } } }],
    ["net_interface_addresses", { class_uid: 5001, device: { ip: "192.0.2.44" } }],
    ["net_interface_details", { class_uid: 5001, device: { mac: "00:00:5e:00:53:10" } }],
    ["default_gateway", { class_uid: 5001, unmapped: { gateway_mac: "00:00:5e:00:53:01" } }],
    ["wifi_status", { class_uid: 5001, unmapped: { bssid: "00:00:5e:00:53:aa" } }],
    ["installed_deb_packages", { class_uid: 5020, package: { name: "rustdesk", version: "1.2.6" } }],
    ["windows_programs", { class_uid: 5020, package: { name: "AnyDesk", vendor_name: "AnyDesk Software GmbH" } }],
    ["mac_apps", { class_uid: 5020, package: { name: "Parsec.app", version: "150-93b" } }],
    [
      "inventory_system_info",
      { class_uid: 5001, device: { model: "Latitude 7450", hw_info: { serial_number: "DL7450X1" } } },
    ],
    ["pack_ir_shell_history", { class_uid: 3004, entity: { type: "shell_history" } }],
  ])("%s", (query, facts) => {
    expect(asked(query)[0]).toMatchObject(facts);
  });

  test("a neighbour in the ARP cache is not called the gateway", () => {
    expect(asked("net_arp_cache")[0]).not.toHaveProperty("unmapped.gateway_mac");
  });

  test("a log-on needs a host; without one its facts are kept as they are", () => {
    const [onHost, nowhere] = asked("logged_in_users");
    expect(onHost).toMatchObject({ class_uid: 3002, user: { name: "mara" }, src_endpoint: { ip: "198.51.100.20" } });
    expect(nowhere).toMatchObject({
      class_uid: 3004,
      unmapped: { parameters: expect.stringContaining("ubuntu") as string },
    });
    expect(nowhere).not.toHaveProperty("time");
  });

  test.skipIf(!existsSync(SAMPLE))(`all 14 public samples are read (skipped without ${SAMPLE})`, async () => {
    expect(await eventsOf(SAMPLE)).toHaveLength(14);
  });
});
