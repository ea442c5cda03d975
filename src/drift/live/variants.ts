import { jsonOf, mediaTypeOf } from '../../http/exchange.ts';
import type { Api } from '../../spec/apis.ts';
import { mediaFor } from '../../spec/openapi/media.ts';
import { type Operation, responseFor } from '../../spec/operation.ts';
import { createRouter } from '../../spec/route.ts';
import { loadSpec, type Spec } from '../../spec/spec.ts';
import { variantsOf } from '../../spec/variant.ts';
import { type DriftFinding, drift } from '../finding.ts';
import { judgeObserved } from '../traffic/judge-observed.ts';
import type { Observed } from '../traffic/observed.ts';
import { basePathOf } from '../upstream/match.ts';

/** How a spec, or one of its variants, fits what a server answered. */
export interface VariantMatch {
  readonly variant: string | undefined;
  /** Answers that break it, and what in it is broken, each said once. */
  readonly broken: number;
  readonly except: readonly string[];
  /** Answers that keep it and have what it does not know. */
  readonly strange: number;
}

/** The spec and every variant, the one that fits best first; of equals the spec. */
export async function fitVariants(api: Api, answers: readonly Observed[]): Promise<VariantMatch[]> {
  const names = [undefined, ...variantsOf(api)];
  const specs = await Promise.all(names.map((name) => loadSpec(api, name)));
  return specs
    .map((spec) => fitOf(spec, answers))
    .sort((a, b) => a.broken - b.broken || a.strange - b.strange);
}

/** A warning where a variant fits better than the spec; nothing where the spec itself does. */
export function variantFinding(api: Api, fits: readonly VariantMatch[], answers: number): DriftFinding[] {
  const [best] = fits;
  const spec = fits.find(({ variant }) => variant === undefined);
  if (best?.variant === undefined || spec === undefined) return [];
  const parts = {
    api: api.name,
    variant: best.variant,
    operations: [],
    spec: `${api.folder}/variants/${best.variant}.overlay.yaml:1`,
    other: undefined,
  };
  const said = {
    expected: `answers like the spec, ${countsOf(spec, answers)}`,
    actual: `answers like ${namesOf(fits)}, ${countsOf(best, answers)}${exceptOf(best)}`,
    reason: 'Callers of this server do better with the contract of that variant.',
  };
  return [drift('drift-variant', { ...parts, ...said, level: 'risky', change: 'variant-fits' }, ['live'])];
}

/** `answers like the spec or 6.x`, or `answers like 8.x, except in 2 answers`, for the report's head. */
export function fitLine(fits: readonly VariantMatch[]): string {
  const [best] = fits;
  if (best === undefined) return '';
  const like = `answers like ${namesOf(fits)}`;
  return best.broken === 0
    ? like
    : `${like}, except in ${best.broken} ${best.broken === 1 ? 'answer' : 'answers'}`;
}

// --- internal ---

/** All that fit equally well: what was asked cannot tell them apart. */
function namesOf(fits: readonly VariantMatch[]): string {
  const equal = fits.filter(
    ({ broken, strange }) => broken === fits[0]?.broken && strange === fits[0]?.strange,
  );
  return equal.map(({ variant }) => variant ?? 'the spec').join(' or ');
}

function countsOf({ broken, strange }: VariantMatch, answers: number): string {
  return `which ${broken} of ${answers} answers break${strange === 0 ? '' : ` and ${strange} go beyond`}`;
}

function exceptOf({ except }: VariantMatch): string {
  if (except.length === 0) return '';
  return `, except ${except.slice(0, 3).join('; ')}${except.length > 3 ? `; and ${except.length - 3} more` : ''}`;
}

function fitOf(spec: Spec, answers: readonly Observed[]): VariantMatch {
  const route = createRouter(spec.operations, [basePathOf(spec.document)]);
  const except = new Set<string>();
  const count = { broken: 0, strange: 0 };
  for (const answer of answers) {
    const where = route(answer.method, new URL(answer.url).pathname);
    if (where.found !== 'operation') continue;
    const found = judgeObserved(spec, where.operation, answer);
    const breaks = found.filter(({ rule }) => !rule.startsWith('drift-'));
    if (breaks.length > 0) count.broken += 1;
    else if (found.length > 0 || goesBeyond(spec, where.operation, answer)) count.strange += 1;
    for (const { expected, actual } of breaks)
      except.add(`${answer.method} ${where.operation.path}: ${expected} → ${actual}`);
  }
  return { variant: spec.variant, ...count, except: [...except].sort() };
}

/** True where an answer breaks what the spec says and holds against nobody (`x-unpromised`). */
function goesBeyond(spec: Spec, operation: Operation, { response }: Observed): boolean {
  const media = mediaFor(responseFor(operation, response.status)?.media ?? [], mediaTypeOf(response));
  const value = jsonOf(response);
  if (media?.schema === undefined || value === undefined) return false;
  return spec.schemas.check(media.schema.at, value, 'response').some(({ unpromised }) => unpromised);
}
