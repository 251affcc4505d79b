import type { Vendor } from "../vendor.ts";

/**
 * The two tables that say where and how a device is: DeviceInfo and DeviceNetworkInfo.
 * https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceinfo-table
 * https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkinfo-table
 */
export const defenderDevice: Vendor = {
  id: "defender-device",
  title: "Microsoft Defender XDR: DeviceInfo, DeviceNetworkInfo",
  product: { name: "Microsoft Defender for Endpoint", vendorName: "Microsoft" },
  shapes: [
    {
      has: ["properties.DeviceId"],
      is: { category: ["AdvancedHunting-DeviceInfo", "AdvancedHunting-DeviceNetworkInfo"] },
    },
    { has: ["DeviceId"], is: { Type: ["DeviceInfo", "DeviceNetworkInfo"] } },
    { has: ["DeviceId", "OSPlatform", "OnboardingStatus"] },
    { has: ["DeviceId", "OSPlatform", "PublicIP"] },
    { has: ["DeviceId", "PublicIP", "LoggedOnUsers"] },
    { has: ["DeviceId", "NetworkAdapterName", "NetworkAdapterType"] },
    { has: ["DeviceId", "MacAddress", "IPAddresses"] },
  ],
  yields: "events",
};
