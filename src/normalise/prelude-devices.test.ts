import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tmpdir } from "node:os";
import { Engine } from "../lake/engine.ts";
import { readPrelude } from "./mapping.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open(":memory:", tmpdir());
  await engine.run(readPrelude());
});
afterAll(() => engine.close());

describe("macros for devices", () => {
  test.each([
    ["a serial of the device", "usb_instance_serial", String.raw`USB\VID_1D6B&PID_0104\CAFEBABE`, "CAFEBABE"],
    ["a part made up by Windows", "usb_instance_serial", String.raw`USB\VID_046D&PID_C31C\6&2e3b1a&0&4`, null],
    ["an interface of a composite device", "usb_instance_serial", String.raw`USB\VID_046D&PID_C31C&MI_00\7&1&0`, null],
    ["a hub", "usb_instance_serial", String.raw`USB\ROOT_HUB30\4&a4b7353&0&0`, null],
    ["a vendor id", "usb_vendor_id", String.raw`USB\VID_1D6B&PID_0104\CAFEBABE`, "1d6b"],
    ["a product id", "usb_product_id", String.raw`usb\vid_046d&pid_c31c\6&2e3b1a`, "c31c"],
    ["no USB id", "usb_vendor_id", String.raw`DISPLAY\LNX7773\4&1`, null],
    ["a monitor's maker", "display_manufacturer", String.raw`DISPLAY\LNX7773\4&1a2b3c4&0&UID265988`, "LNX"],
    ["a monitor's product", "display_product", String.raw`DISPLAY\DEL42ec\4&1`, "42EC"],
    ["no monitor", "display_manufacturer", String.raw`USB\VID_1D6B&PID_0104\CAFEBABE`, null],
    ["a hardware address with dashes", "to_mac", "00-00-5E-00-53-10", "00:00:5e:00:53:10"],
    ["a hardware address with dots", "to_mac", "0000.5e00.5310", "00:00:5e:00:53:10"],
    ["a hardware address without signs", "to_mac", "00005E005310", "00:00:5e:00:53:10"],
    ["no hardware address", "to_mac", "host-24", null],
    ["the host of a URL", "url_host", "https://relay-1.example.com:443/x?y", "relay-1.example.com"],
    ["a bare host", "url_host", "Relay-1.example.com", "relay-1.example.com"],
  ])("%s", async (_, macro, value, expected) => {
    const [row] = await engine.rows<{ found: string | null }>(`select ${macro}($value) as found`, { value });
    expect(row?.found).toBe(expected);
  });
});
