/** Which faults are tried: a part that nobody picked by hand. */
import { apis } from '../../tests/reference-servers/apis.ts';

/** One fault of one stand-in. */
export interface Sample {
  readonly api: string;
  readonly fault: string;
}

/**
 * Every n-th fault in the order of the tables, where faults of one kind stand together. Each API starts at another
 * place, so that the faults they share are not the same three times.
 */
export function sampleOf(every: number): Sample[] {
  return Object.entries(apis).flatMap(([api, { faults }], place) =>
    Object.keys(faults)
      .filter((_, index) => index % every === place % every)
      .map((fault) => ({ api, fault })),
  );
}
