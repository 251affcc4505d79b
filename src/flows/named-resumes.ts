import { join } from "node:path";
import type { Engine } from "../lake/engine.ts";
import { lakeFolders, type Manifest } from "../lake/manifest.ts";
import { sqlText } from "../lake/sql.ts";

/** The names of files, in lower case, that applications in the lake give as their résumé. */
export async function namedResumes(
  engine: Engine,
  data: string,
  manifests: readonly Manifest[],
): Promise<ReadonlySet<string>> {
  const files = manifests
    .flatMap(({ claims }) => claims)
    .map(({ path }) => sqlText(join(lakeFolders(data).root, path)));
  if (files.length === 0) return new Set();
  const rows = await engine.rows<{ name: string }>(`
    select distinct lower(regexp_extract((attributes ->> '$.resume'), '[^/\\\\]+$')) as name
    from read_parquet([${files.join(", ")}], union_by_name = true, hive_partitioning = false)
    where kind = 'application' and (attributes ->> '$.resume') is not null`);
  return new Set(rows.map(({ name }) => name));
}
