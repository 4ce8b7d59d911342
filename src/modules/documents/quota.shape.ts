import type { Shape } from '../../platform/database/shape.js';

/** How a `Quota` is read, where the configuration gives everybody `defaultLimit` bytes who has no limit of their own. */
export function quotaShape(defaultLimit: number): Shape {
  const limit = (q: string) => `coalesce(${q}.limit_bytes, ${defaultLimit})`;
  const percent = (q: string) =>
    `case when ${limit(q)} = 0 then 100 else round(${q}.used_bytes * 100.0 / ${limit(q)}, 2) end`;
  return {
    type: 'Quota',
    table: 'quotas',
    columns: {
      usedBytes: { sql: (q) => `${q}.used_bytes::text` },
      limitBytes: { sql: (q) => `${limit(q)}::text` },
      percent: { sql: percent },
      level: {
        sql: (q) =>
          `case when ${percent(q)} >= 95 then 'CRITICAL' when ${percent(q)} >= 80 then 'WARNING' else 'OK' end`,
      },
    },
  };
}
