import type { Program } from "./behaviour.ts";

const ALWAYS = { fromDay: 0, share: 1 } as const;

/** Ordinary programs of a working day. */
export const ORDINARY: readonly Program[] = [
  program("chrome.exe", "Google Chrome", "google-chrome", "Google LLC"),
  program("slack.exe", "Slack", "slack", "Slack Technologies"),
  program("zoom.exe", "zoom.us", "zoom", "Zoom Video Communications"),
  program("outlook.exe", "Microsoft Outlook", "thunderbird", "Microsoft Corporation"),
  program("code.exe", "Code", "code", "Microsoft Corporation"),
];

function program(windows: string, macos: string, linux: string, company: string): Program {
  return {
    path: {
      windows: `C:\\Program Files\\${windows.replace(".exe", "")}\\${windows}`,
      macos: `/Applications/${macos}.app/Contents/MacOS/${macos}`,
      linux: `/usr/bin/${linux}`,
    },
    company,
    ...ALWAYS,
  };
}

export const ANYDESK: Program = {
  path: {
    windows: "C:\\Program Files (x86)\\AnyDesk\\AnyDesk.exe",
    macos: "/Applications/AnyDesk.app/Contents/MacOS/AnyDesk",
    linux: "/usr/bin/anydesk",
  },
  company: "AnyDesk Software GmbH",
  domain: "boot.net.anydesk.com",
  ...ALWAYS,
};

export const TEAMVIEWER: Program = {
  path: {
    windows: "C:\\Program Files\\TeamViewer\\TeamViewer_Service.exe",
    macos: "/Applications/TeamViewer.app/Contents/MacOS/TeamViewer",
    linux: "/usr/bin/teamviewer",
  },
  company: "TeamViewer Germany GmbH",
  domain: "router1.teamviewer.com",
  ...ALWAYS,
};

export const RUSTDESK: Program = {
  path: {
    windows: "C:\\Users\\user\\AppData\\Local\\rustdesk\\rustdesk.exe",
    macos: "/Applications/RustDesk.app/Contents/MacOS/rustdesk",
    linux: "/usr/bin/rustdesk",
  },
  company: "Purslane Ltd",
  domain: "rs-ny.rustdesk.com",
  ...ALWAYS,
};

/** Chrome Remote Desktop set up by a script, with its PIN in the command line. */
export const SCRIPTED_REMOTE_DESKTOP: Program = {
  path: {
    windows: "C:\\Program Files (x86)\\Google\\Chrome Remote Desktop\\126.0.6478.16\\remoting_start_host.exe",
    macos: "/Library/PrivilegedHelperTools/ChromeRemoteDesktopHost.app/Contents/MacOS/remoting_start_host",
    linux: "/opt/google/chrome-remote-desktop/remoting_start_host",
  },
  commandLine:
    "remoting_start_host --code=4/0Example --redirect-url=https://remotedesktop.google.com/_/oauthredirect --name=laptop --pin=123456",
  company: "Google LLC",
  parent: "powershell.exe",
  domain: "remotedesktop-pa.googleapis.com",
  fromDay: 0,
  share: 0.08,
};

export const REMOTE_DESKTOP_HOST: Program = {
  path: {
    windows: "C:\\Program Files (x86)\\Google\\Chrome Remote Desktop\\126.0.6478.16\\remoting_host.exe",
    macos: "/Library/PrivilegedHelperTools/ChromeRemoteDesktopHost.app/Contents/MacOS/remoting_me2me_host",
    linux: "/opt/google/chrome-remote-desktop/chrome-remote-desktop-host",
  },
  company: "Google LLC",
  domain: "remotedesktop-pa.googleapis.com",
  ...ALWAYS,
};

export const ASTRILL: Program = {
  path: {
    windows: "C:\\Program Files (x86)\\Astrill\\astrill.exe",
    macos: "/Applications/Astrill.app/Contents/MacOS/Astrill",
    linux: "/usr/local/Astrill/astrill",
  },
  company: "Astrill Systems Corp.",
  domain: "astrill.com",
  fromDay: 0,
  share: 0.6,
};

export const TAILSCALE: Program = {
  path: {
    windows: "C:\\Program Files\\Tailscale\\tailscaled.exe",
    macos: "/Applications/Tailscale.app/Contents/MacOS/Tailscale",
    linux: "/usr/sbin/tailscaled",
  },
  company: "Tailscale Inc.",
  domain: "controlplane.tailscale.com",
  fromDay: 0,
  share: 0.7,
};

export const CODE_TUNNEL: Program = {
  path: {
    windows: "C:\\Program Files\\Microsoft VS Code\\bin\\code-tunnel.exe",
    macos: "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code-tunnel",
    linux: "/usr/bin/code-tunnel",
  },
  commandLine: "code-tunnel tunnel --accept-server-license-terms",
  company: "Microsoft Corporation",
  domain: "global.rel.tunnels.api.visualstudio.com",
  fromDay: 3,
  share: 0.4,
};

export const QUICK_ASSIST: Program = {
  path: {
    windows: "C:\\Program Files\\WindowsApps\\MicrosoftCorporationII.QuickAssist\\QuickAssist.exe",
    macos: "/System/Library/CoreServices/Screen Sharing.app/Contents/MacOS/Screen Sharing",
    linux: "/usr/bin/gnome-remote-desktop",
  },
  company: "Microsoft Corporation",
  fromDay: 20,
  share: 0.03,
};
