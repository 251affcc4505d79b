import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Engine } from "../../src/lake/engine.ts";
import { lakeFolders, type LakeFile, writeManifest } from "../../src/lake/manifest.ts";

/** Events of a day at work are mostly programs and connections; sign-ins are a fifth. */
const MIX: readonly { readonly uid: number; readonly share: number; readonly columns: string }[] = [
  {
    uid: 3002,
    share: 0.2,
    columns: `{'name': account, 'uid': '00u' || person, 'email_addr': account} as "user", 1 as status_id,
      case when is_away
        then {'ip': '203.0.113.' || (i % 250), 'location': {'city': 'Chicago', 'country': 'US', 'region': 'Illinois', 'lat': 41.88, 'long': -87.63},
          'autonomous_system': {'number': 64500, 'name': 'example guest access'}}
        else {'ip': home_ip, 'location': {'city': city, 'country': 'US', 'region': region, 'lat': lat, 'long': long},
          'autonomous_system': {'number': 64496 + person % 3, 'name': 'example access'}} end as src_endpoint,
      case when is_own_computer then {'uid': null, 'name': null, 'is_managed': false, 'type_id': 2}
        else {'uid': 'guo' || person, 'name': host, 'is_managed': true, 'type_id': 2} end as device,
      {'name': app} as service, {'uid': 'session' || (i // 6)} as session,
      {'user_agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'} as http_request,
      {'is_interactive': true, 'is_proxy': false, 'device_fingerprint': md5('d' || person)} as unmapped`,
  },
  {
    uid: 1007,
    share: 0.42,
    columns: `{'uid': agent, 'hostname': host, 'type_id': 3} as device,
      {'user': {'name': login}} as actor,
      {'name': program, 'pid': (i % 60000)::integer, 'cmd_line': 'C:\\Program Files\\' || program || ' --run ' || (i % 50),
       'file': {'name': program, 'path': 'C:\\Program Files\\Example\\' || program, 'company_name': 'Example'},
       'user': {'name': login}, 'parent_process': {'name': 'explorer.exe'}} as process`,
  },
  {
    uid: 4001,
    share: 0.26,
    columns: `{'uid': agent, 'hostname': host, 'type_id': 3} as device,
      {'user': {'name': login}, 'process': {'name': program}} as actor,
      {'ip': '203.0.113.' || (i % 250), 'hostname': 'host' || (i % 900) || '.example', 'port': 443} as dst_endpoint`,
  },
  {
    uid: 5001,
    share: 0.06,
    columns: `{'uid': agent, 'hostname': host, 'type_id': 3, 'is_managed': true} as device,
      {'external_ip': home_ip, 'gateway_mac': '02:00:5e:' || lpad(to_hex(person % 256), 2, '0') || ':00:01'} as unmapped`,
  },
  {
    uid: 3004,
    share: 0.06,
    columns: `{'user': {'name': login}} as actor, {'ip': home_ip, 'location': {'country': 'US'}} as src_endpoint,
      {'name': 'repository'} as entity, case when i % 3 = 0 then 'git.clone' else 'git.push' end as activity_name,
      {'repository': 'example/r' || (i % 40), 'transport': 'ssh'} as unmapped`,
  },
];

const DAYS = 45;
const FILES_PER_CLASS = 9;

/**
 * Writes a lake as `ingest` would leave it: events of the mix above in time order over 45 days, each person with one
 * laptop at one home, and the people and devices as claims. A third of them sign in from elsewhere on every fifth day, some the
 * same hour as from home, a seventh from a computer of their own, and one in fifty runs programs that signals look for, so that what signals look at closely is
 * there too. The SQL engine makes them, so that 50 million take minutes.
 */
export async function generateLake(data: string, events: number, people: number): Promise<void> {
  const root = lakeFolders(data).root;
  mkdirSync(join(root, "claims"), { recursive: true });
  const engine = await Engine.open(":memory:", join(data, "spill"));
  await engine.run(`create table people as
    select p as person, 'person' || p || '@example.com' as account, 'login' || p as login, 'lt-' || p as host, md5('a' || p) as agent,
      '198.' || (18 + p // 65536) || '.' || (p // 256 % 256) || '.' || (p % 256) as home_ip,
      ['Austin', 'Denver', 'Seattle', 'Boston'][1 + p % 4] as city, ['Texas', 'Colorado', 'Washington', 'Massachusetts'][1 + p % 4] as region,
      [30.27, 39.74, 47.61, 42.36][1 + p % 4] as lat, [-97.74, -104.99, -122.33, -71.06][1 + p % 4] as long
    from range(${people}) as t(p)`);
  const files: LakeFile[] = [];
  for (const { uid, share, columns } of MIX) {
    mkdirSync(join(root, "events", `class=${uid}`), { recursive: true });
    const rows = Math.floor((events * share) / FILES_PER_CLASS);
    for (let part = 0; part < FILES_PER_CLASS; part += 1)
      files.push(await writePart(engine, root, { uid, columns, rows, part, people }));
  }
  const claims = await writeClaims(engine, root);
  engine.close();
  writeManifest(data, {
    batch: "generated",
    sha256: "",
    bytes: 0,
    range: [0, 0],
    input: "generated",
    ingestedAt: "2026-03-01T00:00:00.000Z",
    events: files,
    claims: [claims],
    products: [],
    rows: { events: files.reduce((sum, file) => sum + file.rows, 0), claims: claims.rows, duplicates: 0 },
    quarantined: [],
    notes: [],
  });
  writeFileSync(join(data, "complete"), "");
}

interface Part {
  readonly uid: number;
  readonly columns: string;
  readonly rows: number;
  readonly part: number;
  readonly people: number;
}

async function writePart(engine: Engine, root: string, { uid, columns, rows, part, people }: Part): Promise<LakeFile> {
  const path = join("events", `class=${uid}`, `part-${part}.parquet`);
  const days = DAYS / FILES_PER_CLASS;
  const from = Date.UTC(2026, 0, 5) + part * days * 86_400_000;
  // Eight working hours a day; who acts is spread by a multiplier that shares no factor with the number of people.
  await engine.run(`copy (
    select make_timestamp(${from}000 + (i * ${days} // ${rows}) * 86400000000 + 14 * 3600000000 + (i * 7919 % 28800) * 1000000 + i % 1000) as "time",
      ${uid} as class_uid, 1 as activity_id,
      {'uid': '${uid}-${part}-' || i, 'product': {'name': 'Example', 'vendor_name': 'Example'}} as metadata,
      ${columns}
    from (select *,
        (who % 3 = 0 and nth * 5 // (${rows} // ${people} + 1) = who % 5) or (who % 30 = 0 and nth % 10 = 0) as is_away,
        who % 7 = 0 and nth % 5 = 0 as is_own_computer,
        case when who % 50 = 0 and nth % 40 = 0 then ['anydesk.exe', 'rustdesk.exe', 'astrill.exe', 'tailscale.exe', 'systeminfo.exe'][1 + nth // 40 % 5]
          else ['chrome.exe', 'slack.exe', 'code.exe', 'zoom.exe', 'outlook.exe', 'git.exe', 'node.exe'][1 + i % 7] end as program,
        ['Mail', 'Code', 'Chat', 'Tickets'][1 + i % 4] as app
      from (select i, (i * 7907) % ${people} as who, i // ${people} as nth from range(${rows}) as t(i))) as event
    join people on people.person = event.who
  ) to '${join(root, path)}' (format parquet, compression zstd, compression_level 1)`);
  const span = [new Date(from).toISOString(), new Date(from + days * 86_400_000).toISOString()] as const;
  return { path, rows, span };
}

async function writeClaims(engine: Engine, root: string): Promise<LakeFile> {
  const path = join("claims", "people.parquet");
  const kinds = [
    ["work_email", "account"],
    ["account", "login"],
    ["legal_name", "'Person ' || person"],
    ["job_title", "'Software Engineer'"],
    ["start_date", "'2024-01-01'"],
    ["declared_timezone", "'America/Chicago'"],
    ["declared_country", "'US'"],
    ["declared_city", "city"],
    ["home_address", "person || ' Example Street, ' || city"],
  ];
  const rows = kinds.map(
    ([kind, value]) =>
      `select 'p' || person as person, '${kind}' as kind, ${value} as value, '{}' as attributes, '${kind}' || person as uid from people`,
  );
  const device = `select 'p' || person, 'device', 'sn' || person, json_object('hostname', host, 'device_uid', agent)::varchar, 'device' || person from people`;
  await engine.run(`copy (
    select *, null::timestamp as from_at, null::timestamp as to_at, 'people' as document, '' as raw, 'generated' as input,
      timestamp '2026-01-01' as recorded_at, true as recognised
    from (${[...rows, device].join(" union all ")})
  ) to '${join(root, path)}' (format parquet)`);
  const [counted] = await engine.rows<{ rows: bigint }>(`select count(*) as rows from '${join(root, path)}'`);
  return { path, rows: Number(counted?.rows ?? 0) };
}
