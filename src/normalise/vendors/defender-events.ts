import type { Vendor } from "../vendor.ts";

/**
 * DeviceEvents, where peripherals are; and the device tables of which only a trace is kept (files, registry, images).
 * https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceevents-table
 */
export const defenderEvents: Vendor = {
  id: "defender-events",
  title: "Microsoft Defender XDR: DeviceEvents and further device tables",
  product: { name: "Microsoft Defender for Endpoint", vendorName: "Microsoft" },
  shapes: [
    {
      has: ["properties.DeviceId"],
      is: {
        category: [
          "AdvancedHunting-DeviceEvents",
          "AdvancedHunting-DeviceFileEvents",
          "AdvancedHunting-DeviceRegistryEvents",
          "AdvancedHunting-DeviceImageLoadEvents",
        ],
      },
    },
    {
      has: ["DeviceId"],
      is: { Type: ["DeviceEvents", "DeviceFileEvents", "DeviceRegistryEvents", "DeviceImageLoadEvents"] },
    },
    { has: ["DeviceId", "DeviceName", "ActionType"] },
    { has: ["DeviceName", "ActionType", "AdditionalFields"] },
  ],
  yields: "events",
};
