import type { Api } from '../../apis.ts';
import { judgeResponse } from '../../judge.ts';
import { createRouter } from '../../mock/route.ts';
import { loadSpec, type Spec } from '../../spec.ts';
import { variantsOf } from '../../variant.ts';
import { type DriftFinding, drift } from '../finding.ts';
import type { Observed } from '../traffic/observed.ts';
import { basePathOf } from '../upstream/match.ts';

/** How a spec, or one of its variants, fits what a server answered. */
export interface Fit {
  readonly variant: string | undefined;
  /** Answers that break it, and what in it is broken, each said once. */
  readonly broken: number;
  readonly except: readonly string[];
}

/** The spec and every variant, the one that fits best first; of equals the spec. */
export async function fitVariants(api: Api, answers: readonly Observed[]): Promise<Fit[]> {
  const names = [undefined, ...variantsOf(api)];
  const specs = await Promise.all(names.map((name) => loadSpec(api, name)));
  return specs.map((spec) => fitOf(spec, answers)).sort((a, b) => a.broken - b.broken);
}

/** A warning where a variant fits better than the spec; nothing where the spec itself does. */
export function variantFinding(api: Api, fits: readonly Fit[], answers: number): DriftFinding[] {
  const [best] = fits;
  const spec = fits.find(({ variant }) => variant === undefined);
  if (best?.variant === undefined || spec === undefined) return [];
  const except =
    best.except.length === 0
      ? ''
      : `, except ${best.except.slice(0, 3).join('; ')}${best.except.length > 3 ? '; …' : ''}`;
  const parts = {
    api: api.name,
    variant: best.variant,
    operations: [],
    spec: `${api.folder}/variants/${best.variant}.overlay.yaml:1`,
    other: undefined,
  };
  const said = {
    expected: `answers like the spec, which ${spec.broken} of ${answers} answers break`,
    actual: `answers like ${best.variant}, which ${best.broken} break${except}`,
    reason: 'Callers of this server do better with the contract of that variant.',
  };
  return [drift('drift-variant', { ...parts, ...said, level: 'risky', change: 'variant-fits' }, ['live'])];
}

/** `like the spec` or `like 8.x, except …`, for the report's head. */
export function fitLine([best]: readonly Fit[]): string {
  if (best === undefined) return '';
  const name = best.variant ?? 'the spec';
  return best.broken === 0
    ? `answers like ${name}`
    : `answers like ${name}, except in ${best.broken} answers`;
}

function fitOf(spec: Spec, answers: readonly Observed[]): Fit {
  const route = createRouter(spec.operations, [basePathOf(spec.document)]);
  const except = new Set<string>();
  let broken = 0;
  for (const { method, url, response } of answers) {
    const where = route(method, new URL(url).pathname);
    const verdicts = where.found === 'operation' ? judgeResponse(spec, where.operation, response) : [];
    if (verdicts.length > 0) broken += 1;
    for (const { actual } of verdicts)
      except.add(`${method} ${where.found === 'operation' ? where.operation.path : url}: ${actual}`);
  }
  return { variant: spec.variant, broken, except: [...except].sort() };
}
