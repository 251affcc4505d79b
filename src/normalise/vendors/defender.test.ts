import { describe, expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

async function eventsOf(table: string, ending = "ndjson"): Promise<readonly Record<string, unknown>[]> {
  const events: Record<string, unknown>[] = [];
  await normalise(`src/normalise/fixtures/defender-${table}.${ending}`, {}, (line) => {
    events.push(JSON.parse(line) as Record<string, unknown>);
  });
  return events.toSorted((a, b) => Number(a["time"]) - Number(b["time"]));
}

describe("Microsoft Defender", () => {
  test("a process event keeps the program, its maker, its parent and its user", async () => {
    const [streamed] = await eventsOf("process");
    expect(streamed).toMatchInlineSnapshot(`
      {
        "activity_id": 1,
        "activity_name": "ProcessCreated",
        "actor": {
          "process": {
            "cmd_line": "C:\\Windows\\Explorer.EXE",
            "file": {
              "company_name": "Microsoft Corporation",
              "name": "explorer.exe",
              "path": "c:\\windows\\explorer.exe",
              "type_id": 0,
            },
            "name": "explorer.exe",
            "pid": 4128,
          },
          "user": {
            "domain": "example",
            "email_addr": "mara.lind@example.com",
            "name": "mara.lind",
            "uid": "S-1-5-21-1111111111-2222222222-3333333333-1604",
          },
        },
        "category_uid": 1,
        "class_uid": 1007,
        "device": {
          "hostname": "lt-mara-01.example.com",
          "type_id": 0,
          "uid": "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
        },
        "metadata": {
          "event_code": "ProcessCreated",
          "log_name": "DeviceProcessEvents",
          "original_time": "2026-03-02T14:03:22.4019871Z",
          "product": {
            "name": "Microsoft Defender for Endpoint",
            "vendor_name": "Microsoft",
          },
          "profiles": [
            "host",
          ],
          "tenant_uid": "7a0c1d2e-0000-4000-8000-000000000001",
          "uid": "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334/2026-03-02T14:03:22.4019871Z/48213",
          "version": "1.8.0",
        },
        "process": {
          "cmd_line": ""AnyDesk.exe" --service",
          "created_time": 1772460202390,
          "file": {
            "company_name": "AnyDesk Software GmbH",
            "internal_name": "AnyDesk",
            "name": "AnyDesk.exe",
            "path": "C:\\Users\\mara.lind\\Downloads\\AnyDesk.exe",
            "type_id": 1,
          },
          "name": "AnyDesk.exe",
          "parent_process": {
            "cmd_line": "C:\\Windows\\Explorer.EXE",
            "name": "explorer.exe",
            "pid": 4128,
          },
          "pid": 7412,
          "uid": "33495223187524",
          "user": {
            "domain": "example",
            "email_addr": "mara.lind@example.com",
            "name": "mara.lind",
            "uid": "S-1-5-21-1111111111-2222222222-3333333333-1604",
          },
        },
        "severity_id": 1,
        "time": 1772460202401,
        "type_uid": 100701,
      }
    `);
  });

  test("a row of the API is read like a streamed one", async () => {
    const events = await eventsOf("process");
    expect(events[1]).toMatchObject({
      time: Date.parse("2026-03-02T15:20:00Z"),
      device: { hostname: "mb-jonas" },
      process: { name: "sh", cmd_line: 'sh -c "tailscale up"' },
    });
    // Empty version information is no maker.
    expect(events[1]).not.toHaveProperty("process.file.company_name");
  });

  test.each([
    ["an Event Hub message", "records", [1007, 1010, 1010]],
    ["an answer of the hunting API, whose rows do not name their table", "results", [3002, 4001, 1010, 1007, 5001]],
  ])("%s is read record by record", async (_, name, classes) => {
    expect((await eventsOf(name, "json")).map(({ class_uid: uid }) => uid)).toEqual(classes);
  });

  test("a plugged-in KVM keeps its USB ids and serial", async () => {
    const [kvm] = await eventsOf("events");
    expect(kvm).toMatchInlineSnapshot(`
      {
        "activity_id": 1,
        "activity_name": "PnpDeviceConnected",
        "actor": {
          "invoked_by": "PnpDeviceConnected",
        },
        "category_uid": 1,
        "class_uid": 1010,
        "device": {
          "hostname": "lt-mara-01.example.com",
          "type_id": 0,
          "uid": "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
        },
        "metadata": {
          "event_code": "PnpDeviceConnected",
          "log_name": "DeviceEvents",
          "original_time": "2026-03-02T14:07:00Z",
          "product": {
            "name": "Microsoft Defender for Endpoint",
            "vendor_name": "Microsoft",
          },
          "profiles": [
            "host",
          ],
          "tenant_uid": "7a0c1d2e-0000-4000-8000-000000000001",
          "uid": "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334/2026-03-02T14:07:00Z/601",
          "version": "1.8.0",
        },
        "peripheral_device": {
          "class": "USB",
          "name": "USB Composite Device",
          "serial_number": "CAFEBABE",
          "type_id": 99,
          "uid": "USB\\VID_1D6B&PID_0104\\CAFEBABE",
          "vendor_id_list": [
            "1d6b",
          ],
        },
        "severity_id": 1,
        "time": 1772460420000,
        "type_uid": 101001,
        "unmapped": {
          "instance_id": "USB\\VID_1D6B&PID_0104\\CAFEBABE",
          "usb_product_id": "0104",
          "usb_serial": "CAFEBABE",
          "usb_vendor_id": "1d6b",
        },
      }
    `);
  });

  test("what Windows made up is no serial, no product string and no monitor name", async () => {
    const [, keyboard, monitor] = await eventsOf("events");
    expect(keyboard).toMatchObject({
      unmapped: {
        usb_vendor_id: "046d",
        usb_product_id: "c31c",
        instance_id: String.raw`USB\VID_046D&PID_C31C\6&2E3B1A&0&4`,
      },
    });
    expect(keyboard).not.toHaveProperty("unmapped.usb_serial");
    expect(keyboard).not.toHaveProperty("unmapped.usb_product");
    expect(keyboard).not.toHaveProperty("peripheral_device.serial_number");
    expect(monitor).toMatchObject({
      peripheral_device: { type_id: 5 },
      unmapped: { display_manufacturer: "LNX", display_product: "7773" },
    });
    expect(monitor).not.toHaveProperty("unmapped.display_name");
    expect(monitor).not.toHaveProperty("unmapped.usb_vendor_id");
  });

  test("a mounted drive keeps its own strings; other actions are traces", async () => {
    const events = await eventsOf("events");
    expect(events.slice(3)).toMatchObject([
      {
        class_uid: 1010,
        activity_id: 99,
        activity_name: "UsbDriveMounted",
        actor: { user: { name: "mara.lind" }, process: { name: "explorer.exe" } },
        unmapped: { usb_manufacturer: "ExampleDisk", usb_product: "Ultra Fit", usb_serial: "4C530001230512117421" },
      },
      { class_uid: 4003, query: { hostname: "login.tailscale.com" }, actor: { process: { name: "tailscaled.exe" } } },
      { class_uid: 3004, entity: { type: "ScreenshotTaken", name: "lt-mara-01.example.com" } },
    ]);
  });

  test("DeviceInfo says where the device is, who uses it and whether it is managed", async () => {
    const [info, network, later] = await eventsOf("device");
    expect(info).toMatchInlineSnapshot(`
      {
        "activity_id": 2,
        "category_uid": 5,
        "class_uid": 5001,
        "device": {
          "hostname": "lt-mara-01.example.com",
          "hw_info": {
            "uuid": "4C4C4544-0000-1000-8000-B4C04F564D31",
          },
          "is_managed": true,
          "model": "Latitude 7450",
          "os": {
            "name": "Windows11",
            "type_id": 100,
            "version": "10.0",
          },
          "owner": {
            "domain": "example",
            "name": "mara.lind",
            "uid": "S-1-5-21-1111111111-2222222222-3333333333-1604",
          },
          "type": "Laptop",
          "type_id": 3,
          "uid": "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
          "uid_alt": "0f1e2d3c-0000-4000-8000-00000000abcd",
          "vendor_name": "Dell Inc.",
        },
        "metadata": {
          "log_name": "DeviceInfo",
          "original_time": "2026-03-02T14:00:00Z",
          "product": {
            "name": "Microsoft Defender for Endpoint",
            "vendor_name": "Microsoft",
          },
          "profiles": [
            "host",
          ],
          "tenant_uid": "7a0c1d2e-0000-4000-8000-000000000001",
          "uid": "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334/2026-03-02T14:00:00Z/501",
          "version": "1.8.0",
        },
        "severity_id": 1,
        "time": 1772460000000,
        "type_uid": 500102,
        "unmapped": {
          "external_ip": "203.0.113.77",
        },
      }
    `);
    expect(network).toMatchObject({
      device: { ip: "192.0.2.44", mac: "00:00:5e:00:53:10" },
      unmapped: { parameters: expect.stringContaining('"default_gateways":["192.0.2.1"]') as string },
    });
    expect(network).not.toHaveProperty("device.is_managed");
    expect(later).toMatchObject({ device: { is_managed: false, type_id: 0 } });
    expect(later).not.toHaveProperty("device.owner");
  });

  test("a log-on at the keyboard has no source, a remote one has", async () => {
    const [remote, local] = await eventsOf("logon");
    expect(remote).toMatchObject({
      status_id: 1,
      is_remote: true,
      logon_type_id: 10,
      user: { name: "mara.lind" },
      src_endpoint: { ip: "203.0.113.20", hostname: "desk-7" },
      dst_endpoint: { hostname: "lt-mara-01.example.com" },
      unmapped: { is_interactive: true },
    });
    expect(local).toMatchObject({ status_id: 2, is_remote: false, status_detail: "InvalidUserNameOrPassword" });
    expect(local).not.toHaveProperty("src_endpoint");
  });

  test("a connection goes from the device, an accepted one comes to it", async () => {
    const [out, inbound] = await eventsOf("network");
    expect(out).toMatchObject({
      src_endpoint: { ip: "10.20.14.87", hostname: "lt-mara-01.example.com" },
      dst_endpoint: { ip: "198.51.100.41", port: 443, hostname: "relay-1.net.anydesk.com" },
      connection_info: { direction_id: 2 },
      actor: { process: { name: "AnyDesk.exe" } },
    });
    expect(inbound).toMatchObject({
      src_endpoint: { ip: "192.0.2.99", port: 50111 },
      dst_endpoint: { ip: "10.20.14.87", port: 3389 },
      connection_info: { direction_id: 1 },
    });
  });
});
