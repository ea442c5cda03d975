import { isObject, type Json } from '../../shared/json.ts';
import { type DriftFinding, drift, withRule } from '../finding.ts';
import type { ApiPair } from './api.ts';
import { announcesBreaking, isLower, nextBreaking, parseVersion, type Version } from './version.ts';

/**
 * Holds the breaking changes against `info.version`: raised as semver wants it, they are announced and only reported;
 * otherwise each is an error that says which version would do. A version that went down is an error by itself.
 */
export async function judgeVersion(
  pair: ApiPair,
  findings: readonly DriftFinding[],
): Promise<DriftFinding[]> {
  const { before, after } = pair;
  if (before === undefined || after === undefined) return [...findings];
  const [old, now] = await Promise.all([before.load(), after.load()]);
  const spec = now.source.locate('#/info/version');
  const versions = { before: versionOf(old.document.info), after: versionOf(now.document.info) };
  const [was, is] = [parseVersion(versions.before), parseVersion(versions.after)];
  const breaking = findings.filter(({ rule }) => rule === 'drift-breaking');
  const wrong = wrongVersion(was, is, breaking.length > 0);
  const complaint = wrong === undefined ? [] : [versionFinding(pair.name, spec, versions, wrong)];
  const isAnnounced = was !== undefined && is !== undefined && announcesBreaking(was, is);
  const judged = findings.map((finding) => {
    if (finding.rule !== 'drift-breaking') return finding;
    if (isAnnounced) return withRule(finding, 'drift-announced');
    return { ...finding, reason: `${finding.reason} ${adviceFor(was, versions.after)}` };
  });
  return [...judged, ...complaint];
}

function wrongVersion(
  was: Version | undefined,
  is: Version | undefined,
  isNeeded: boolean,
): string | undefined {
  if (was !== undefined && is !== undefined)
    return isLower(was, is) ? 'A version never goes down.' : undefined;
  return isNeeded ? 'Breaking changes need a semantic version that can be compared, as in 2.0.0.' : undefined;
}

function adviceFor(was: Version | undefined, now: string): string {
  return was === undefined ? '' : `It needs info.version ${nextBreaking(was)} or higher, and that is ${now}.`;
}

function versionFinding(
  api: string,
  spec: string,
  versions: { before: string; after: string },
  reason: string,
): DriftFinding {
  const parts = {
    level: 'breaking',
    change: 'version',
    api,
    variant: undefined,
    operations: [],
    spec,
    other: undefined,
  } as const;
  const [expected, actual] = [`info.version ${versions.before} or higher`, `info.version ${versions.after}`];
  return drift('drift-version', { ...parts, expected, actual, reason }, [versions.before, versions.after]);
}

function versionOf(info: Json | undefined): string {
  return String(isObject(info) ? info.version : undefined);
}
