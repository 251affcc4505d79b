import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

const SAMPLE = join(process.env["HIREWALL_SAMPLES"] ?? "../shared/data", "raw-events/crowdstrike-fdr.ndjson");

interface Printed {
  readonly activity_name?: string;
  readonly [name: string]: unknown;
}

async function eventsOf(path: string): Promise<readonly Printed[]> {
  const events: Printed[] = [];
  await normalise(path, {}, (line) => events.push(JSON.parse(line) as Printed));
  return events;
}
const events = await eventsOf("src/normalise/fixtures/crowdstrike-fdr.ndjson");
const named = (name: string): readonly Printed[] => events.filter(({ activity_name: activity }) => activity === name);

describe("CrowdStrike FDR", () => {
  test("a process keeps its program, command line, user and parent", () => {
    expect(named("ProcessRollup2")[0]).toMatchInlineSnapshot(`
      {
        "activity_id": 1,
        "activity_name": "ProcessRollup2",
        "actor": {
          "process": {
            "name": "explorer.exe",
            "uid": "4370948876",
          },
          "user": {
            "name": "mara.lind",
            "uid": "S-1-5-21-1111111111-2222222222-3333333333-1604",
          },
        },
        "category_uid": 1,
        "class_uid": 1007,
        "device": {
          "hostname": "LT-MARA-01",
          "os": {
            "name": "Windows",
            "type_id": 100,
          },
          "type_id": 0,
          "uid": "5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b",
        },
        "metadata": {
          "event_code": "ProcessRollup2",
          "original_time": "1772460001000",
          "product": {
            "name": "Falcon",
            "vendor_name": "CrowdStrike",
          },
          "profiles": [
            "host",
          ],
          "tenant_uid": "00112233445566778899aabbccddeeff",
          "uid": "sha256:8e3dbe1e6f8bfed43c961fe4895ab219f9be73726d1aa50fe04ec524edc28da9",
          "version": "1.8.0",
        },
        "process": {
          "cmd_line": ""C:\\Program Files\\RustDesk\\rustdesk.exe" --tray",
          "created_time": 1772460000719,
          "file": {
            "name": "rustdesk.exe",
            "path": "\\Device\\HarddiskVolume3\\Program Files\\RustDesk\\rustdesk.exe",
            "type_id": 1,
          },
          "name": "rustdesk.exe",
          "parent_process": {
            "name": "explorer.exe",
            "uid": "4370948876",
          },
          "pid": 7412,
          "uid": "10413665481",
          "user": {
            "name": "mara.lind",
            "uid": "S-1-5-21-1111111111-2222222222-3333333333-1604",
          },
        },
        "severity_id": 1,
        "time": 1772460001000,
        "type_uid": 100701,
        "unmapped": {
          "external_ip": "203.0.113.77",
        },
      }
    `);
  });

  test("Panther's nested record says the same as the flat one", () => {
    const [flat, nested] = named("ProcessRollup2").map((event) => ({ ...event, metadata: undefined }));
    expect(nested).toEqual(flat);
  });

  test("USB ids are hex whether they come in the instance id or as decimal numbers", () => {
    expect(named("DcUsbDeviceConnected")[0]).toMatchInlineSnapshot(`
      {
        "activity_id": 1,
        "activity_name": "DcUsbDeviceConnected",
        "actor": {
          "invoked_by": "DcUsbDeviceConnected",
        },
        "category_uid": 1,
        "class_uid": 1010,
        "device": {
          "hostname": "LT-MARA-01",
          "os": {
            "name": "Windows",
            "type_id": 100,
          },
          "type_id": 0,
          "uid": "5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b",
        },
        "metadata": {
          "event_code": "DcUsbDeviceConnected",
          "original_time": "1772460004000",
          "product": {
            "name": "Falcon",
            "vendor_name": "CrowdStrike",
          },
          "profiles": [
            "host",
          ],
          "tenant_uid": "00112233445566778899aabbccddeeff",
          "uid": "sha256:ecc35cb04eaa71d741ad5472cad9c7672312bd5fdc924f523f2437dcdfaba17f",
          "version": "1.8.0",
        },
        "peripheral_device": {
          "class": "USB",
          "model": "Composite KVM Device",
          "name": "Composite KVM Device",
          "serial_number": "CAFEBABE",
          "type_id": 99,
          "uid": "USB\\VID_1D6B&PID_0104\\CAFEBABE",
          "vendor_id_list": [
            "1d6b",
          ],
          "vendor_name": "PiKVM",
        },
        "severity_id": 1,
        "time": 1772460004000,
        "type_uid": 101001,
        "unmapped": {
          "external_ip": "203.0.113.77",
          "instance_id": "USB\\VID_1D6B&PID_0104\\CAFEBABE",
          "usb_manufacturer": "PiKVM",
          "usb_product": "Composite KVM Device",
          "usb_product_id": "0104",
          "usb_serial": "CAFEBABE",
          "usb_vendor_id": "1d6b",
        },
      }
    `);
    expect(named("DcUsbDeviceDisconnected")[0]).toMatchObject({
      activity_id: 2,
      unmapped: { usb_vendor_id: "046d", usb_product_id: "c31c", usb_manufacturer: "Logitech" },
    });
  });

  test("a device without a serial gets none from the port it hangs on", () => {
    const key = named("DcUsbDeviceConnected")[1];
    expect(key).toMatchObject({ unmapped: { usb_vendor_id: "1050", usb_product: "YubiKey FIDO" } });
    expect(key).not.toHaveProperty("unmapped.usb_serial");
    expect(key).not.toHaveProperty("peripheral_device.serial_number");
  });

  test("log-ons say how and from where", () => {
    expect(named("UserLogon")[0]).toMatchObject({
      status_id: 1,
      is_remote: true,
      user: { name: "mara.lind", email_addr: "mara.lind@example.com" },
      src_endpoint: { ip: "198.51.100.20", hostname: "DESK-7" },
      unmapped: { is_interactive: true },
    });
    expect(named("UserLogonFailed2")[0]).toMatchObject({ status_id: 2, is_remote: false });
    expect(named("UserLogonFailed2")[0]).not.toHaveProperty("src_endpoint");
  });

  test.each([
    ["NetworkConnectIP4", { src_endpoint: { ip: "192.0.2.44" }, dst_endpoint: { ip: "198.51.100.41", port: 443 } }],
    [
      "NetworkReceiveAcceptIP6",
      { src_endpoint: { ip: "2001:db8::99" }, dst_endpoint: { ip: "2001:db8::10", port: 3389 } },
    ],
    ["DnsRequest", { query: { hostname: "rs-ny.rustdesk.com" }, actor: { process: { name: "rustdesk.exe" } } }],
    ["EndOfProcess", { class_uid: 1007, activity_id: 2, process: { pid: 7412, uid: "10413665481" } }],
    ["SensorHeartbeat", { class_uid: 5001, unmapped: { external_ip: "203.0.113.77" }, device: { ip: "192.0.2.44" } }],
    ["AgentOnline", { class_uid: 5001, device: { type_id: 3, hw_info: { serial_number: "DL7450X1" } } }],
    ["LocalIpAddressIP4", { class_uid: 5001, device: { ip: "192.0.2.44", mac: "00:00:5e:00:53:10" } }],
    ["InstalledApplication", { class_uid: 5020, package: { name: "TeamViewer", version: "15.51.6" } }],
    ["ChannelVersionRequired", { class_uid: 3004, entity: { name: "LT-MARA-01", type: "ChannelVersionRequired" } }],
    ["Event_RemoteResponseSessionEndEvent", { class_uid: 3004, actor: { user: { name: "it.admin@example.com" } } }],
  ])("%s", (name, facts) => {
    expect(named(name)[0]).toMatchObject(facts);
  });

  test("the host tables beside the events give model, address and gateway", () => {
    const tables = events.filter(({ activity_name: name }) => name === undefined);
    expect(tables).toMatchObject([
      {
        class_uid: 5001,
        device: { model: "Latitude 7450", os: { name: "Windows 11" }, location: { city: "Austin", country: "US" } },
        unmapped: { external_ip: "203.0.113.77" },
      },
      { class_uid: 5001, device: { mac: "00:00:5e:00:53:10" }, unmapped: { gateway_mac: "00:00:5e:00:53:01" } },
    ]);
  });

  test.skipIf(!existsSync(SAMPLE))(
    `all 34 public samples are read, with their time (skipped without ${SAMPLE})`,
    async () => {
      const sample = await eventsOf(SAMPLE);
      expect(sample).toHaveLength(34);
      expect(sample.filter(({ time }) => time === undefined)).toEqual([]);
    },
  );
});
