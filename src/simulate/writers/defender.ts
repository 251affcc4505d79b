import type { EndpointObservation } from "../observation.ts";
import type { Random } from "../random.ts";
import type { Laptop } from "../world.ts";

/** One row of an advanced-hunting table, as the streaming API sends it. */
export function toDefender(event: EndpointObservation, random: Random): object {
  const [table, row] = toRow(event, random);
  const time = event.at.toISOString();
  return {
    time,
    tenantId: "00000000-0000-4000-8000-000000000000",
    operationName: "Publish",
    category: `AdvancedHunting-${table}`,
    properties: {
      Timestamp: time,
      DeviceId: event.laptop.agentId,
      DeviceName: event.laptop.hostname,
      ReportId: random.int(1, 999_999),
      ...row,
    },
  };
}

function toRow(event: EndpointObservation, random: Random): readonly [table: string, row: object] {
  switch (event.kind) {
    case "heartbeat":
      return [
        "DeviceInfo",
        {
          ...machine(event.laptop),
          PublicIP: event.network.ip,
          LoggedOnUsers: JSON.stringify([{ UserName: event.person.login }]),
        },
      ];
    case "process":
      return [
        "DeviceProcessEvents",
        {
          ActionType: "ProcessCreated",
          FileName: fileName(event.path),
          FolderPath: event.path,
          ProcessId: random.int(1000, 60_000),
          ProcessCommandLine: event.commandLine,
          ProcessVersionInfoCompanyName: event.company,
          AccountName: event.person.login,
          AccountDomain: "example",
          InitiatingProcessFileName: event.parent,
          InitiatingProcessId: random.int(1000, 60_000),
          InitiatingProcessAccountName: event.person.login,
        },
      ];
    case "logon":
      return [
        "DeviceLogonEvents",
        {
          ActionType: "LogonSuccess",
          LogonType: "Interactive",
          AccountName: event.account,
          AccountDomain: "example",
          IsLocalAdmin: false,
        },
      ];
    case "connection":
      return [
        "DeviceNetworkEvents",
        {
          ActionType: "ConnectionSuccess",
          RemoteUrl: event.domain,
          RemoteIP: `203.0.113.${random.int(100, 250)}`,
          RemotePort: 443,
          LocalIP: "192.168.1.20",
          InitiatingProcessFileName: event.process,
          InitiatingProcessAccountName: event.person.login,
        },
      ];
    case "usb": {
      const { vendorId, productId, product, serial } = event.device;
      const instance = `USB\\VID_${vendorId.toUpperCase()}&PID_${productId.toUpperCase()}\\${serial === "" ? `5&${random.hex(8)}&0&1` : serial.toUpperCase()}`;
      const fields = {
        ClassName: "USB",
        DeviceId: instance,
        DeviceDescription: product,
        VendorIds: [instance.split("\\").slice(0, 2).join("\\")],
      };
      return ["DeviceEvents", { ActionType: "PnpDeviceConnected", AdditionalFields: JSON.stringify(fields) }];
    }
    case "display": {
      const { manufacturer, productCode, name } = event.display;
      const instance = `DISPLAY\\${manufacturer}${productCode}\\4&${random.hex(7)}&0&UID200195`;
      const fields = { ClassName: "Monitor", DeviceId: instance, DeviceDescription: name };
      return ["DeviceEvents", { ActionType: "PnpDeviceConnected", AdditionalFields: JSON.stringify(fields) }];
    }
  }
}

function machine(laptop: Laptop): object {
  return {
    OSPlatform: laptop.platform === "windows" ? "Windows11" : laptop.platform,
    DeviceType: "Workstation",
    DeviceSubtype: "Laptop",
    Model: laptop.model,
    Vendor: "Example Computers",
    OnboardingStatus: "Onboarded",
  };
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
