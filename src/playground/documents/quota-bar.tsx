import { inWords, type Quota } from './model.js';

/** How much is stored of what may be: amber from 80 %, red from 95 %, as the server's level says. */
export function QuotaBar({ quota }: { quota: Quota | null }) {
  if (!quota) return null;
  const percent = Math.min(100, quota.percent);
  const text = `${inWords(quota.usedBytes)} of ${inWords(quota.limitBytes)}`;
  return (
    <div className="steward-quota" data-level={quota.level}>
      <div
        role="meter"
        aria-label="Storage"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={text}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <p className="steward-hint">
        {text} stored{quota.level === 'CRITICAL' && ': almost nothing more fits'}
        {quota.level === 'WARNING' && ': it is getting full'}
      </p>
    </div>
  );
}
