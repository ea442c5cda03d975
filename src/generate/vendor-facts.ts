import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Identity } from '../http/request.ts';
import { InputError } from '../shared/input-error.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import type { Api } from '../spec/apis.ts';

/** What a vendor's document promises, or its servers, clients and tests show. */
export interface VendorFact {
  readonly fact: string;
  /** Whether a document promises it, or it was only seen. */
  readonly kind: 'documented' | 'observed';
  readonly source: string;
  /** The variant in which it holds; the base without one. */
  readonly variant?: string;
  readonly operation: string;
  readonly status: number;
  /** The named example that shows it. */
  readonly example?: string;
  /** A request that shows it on a mock; what has to come before it, the earliest first. */
  readonly ask?: FactRequest;
  readonly after?: readonly FactRequest[];
  /** What the answer has, at least. */
  readonly has?: JsonObject;
  readonly lacks?: readonly string[];
  /** Headers that the answer has, or with `false` has not. */
  readonly headers?: Readonly<Record<string, boolean>>;
}

export interface FactRequest {
  readonly call: string;
  readonly as?: Identity;
  readonly body?: Json;
}

/** The facts of an API, in `facts.yaml` beside its spec; none where there is no such file. An InputError for a row that lacks something. */
export function readFacts(api: Api): VendorFact[] {
  const file = path.join(api.folder, 'facts.yaml');
  if (!existsSync(file)) return [];
  const rows = parse(readFileSync(file, 'utf8'), { merge: true }) as Partial<VendorFact>[];
  return rows.map((row, index) => {
    const lacking = (['fact', 'kind', 'source', 'operation', 'status'] as const).filter(
      (name) => row[name] === undefined,
    );
    if (lacking.length === 0) return row as VendorFact;
    throw new InputError(`${file}: row ${index + 1} lacks ${lacking.join(', ')}. Every fact has them.`);
  });
}
