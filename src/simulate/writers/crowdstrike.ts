import type { EndpointObservation } from "../observation.ts";
import type { Random } from "../random.ts";

/** One event as Falcon Data Replicator writes it; undefined for what it does not record (monitors). */
export function toCrowdstrike(event: EndpointObservation, random: Random): object | undefined {
  const fields = toFields(event, random);
  if (fields === undefined) return undefined;
  return {
    ...fields,
    aid: event.laptop.agentId,
    aip: event.network.ip,
    cid: "0123456789abcdef0123456789abcdef",
    ComputerName: event.laptop.hostname,
    event_platform: event.laptop.platform === "windows" ? "Win" : event.laptop.platform === "macos" ? "Mac" : "Lin",
    id: random.uuid(),
    timestamp: String(event.at.valueOf()),
  };
}

function toFields(event: EndpointObservation, random: Random): object | undefined {
  switch (event.kind) {
    case "heartbeat":
      return {
        event_simpleName: "SensorHeartbeat",
        name: "SensorHeartbeatMacV4",
        LocalAddressIP4: "192.168.1.20",
        GatewayMAC: event.network.gatewayMac.toUpperCase().replaceAll(":", "-"),
      };
    case "process":
      return {
        event_simpleName: "ProcessRollup2",
        name: "ProcessRollup2MacV8",
        ImageFileName: event.path,
        CommandLine: event.commandLine,
        ParentBaseFileName: event.parent,
        ProcessStartTime: (event.at.valueOf() / 1000).toFixed(3),
        RawProcessId: String(random.int(100, 60_000)),
        TargetProcessId: String(random.int(1, 2_000_000_000)),
        UserName: event.person.login,
      };
    case "logon":
      return { event_simpleName: "UserLogon", name: "UserLogonMacV2", UserName: event.account, LogonType: "2" };
    case "connection":
      return {
        event_simpleName: "DnsRequest",
        name: "DnsRequestMacV2",
        DomainName: event.domain,
        RequestType: "1",
        ContextBaseFileName: event.process,
      };
    case "usb":
      return {
        event_simpleName: "DcUsbDeviceConnected",
        name: "DcUsbDeviceConnectedMacV2",
        DeviceVendorId: String(Number.parseInt(event.device.vendorId, 16)),
        DeviceProductId: String(Number.parseInt(event.device.productId, 16)),
        DeviceManufacturer: event.device.manufacturer,
        DeviceProduct: event.device.product,
        DeviceSerialNumber: event.device.serial,
      };
    case "display":
      return undefined;
  }
}
