import { awsCloudtrail } from "./vendors/aws-cloudtrail.ts";
import { crowdstrikeFdr } from "./vendors/crowdstrike-fdr.ts";
import { defenderDevice } from "./vendors/defender-device.ts";
import { defenderEvents } from "./vendors/defender-events.ts";
import { defenderLogon } from "./vendors/defender-logon.ts";
import { defenderNetwork } from "./vendors/defender-network.ts";
import { defenderProcess } from "./vendors/defender-process.ts";
import { duo } from "./vendors/duo.ts";
import { entraAudit } from "./vendors/entra-audit.ts";
import { entraSignin } from "./vendors/entra-signin.ts";
import { githubAudit } from "./vendors/github-audit.ts";
import { gitlabAudit } from "./vendors/gitlab-audit.ts";
import { googleWorkspace } from "./vendors/google-workspace.ts";
import { hirewallChallenge } from "./vendors/hirewall-challenge.ts";
import { m365 } from "./vendors/m365.ts";
import { ocsf } from "./vendors/ocsf.ts";
import { okta } from "./vendors/okta.ts";
import { onepassword } from "./vendors/onepassword.ts";
import { osquery } from "./vendors/osquery.ts";
import { slackAudit } from "./vendors/slack-audit.ts";
import { tailscaleAudit } from "./vendors/tailscale-audit.ts";
import { teleportAudit } from "./vendors/teleport-audit.ts";
import { zoomOperation } from "./vendors/zoom-operation.ts";
import type { Vendor } from "./vendor.ts";

/** Every product whose records Hirewall reads. Order matters: the first whose shape fits is taken. */
export const VENDORS: readonly Vendor[] = [
  ocsf,
  hirewallChallenge,
  okta,
  duo,
  entraSignin,
  entraAudit,
  googleWorkspace,
  zoomOperation,
  crowdstrikeFdr,
  awsCloudtrail,
  slackAudit,
  githubAudit,
  gitlabAudit,
  m365,
  onepassword,
  tailscaleAudit,
  teleportAudit,
  osquery,
  defenderProcess,
  defenderLogon,
  defenderNetwork,
  defenderDevice,
  // After the other tables of Defender: it takes any row with a device and an action.
  defenderEvents,
];
