import type { HttpResponse } from '../http/exchange.ts';
import type { Json } from '../shared/json.ts';
import type { Response } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { headerValueOf } from '../wire/header.ts';
import { show } from './finding.ts';
import type { JudgedFinding } from './judged-finding.ts';

export function judgeHeaders(spec: Spec, documented: Response, response: HttpResponse): JudgedFinding[] {
  return documented.headers.flatMap((header): JudgedFinding[] => {
    const value = response.headers[header.name.toLowerCase()];
    if (value === undefined) {
      if (!header.required) return [];
      return [{ rule: 'header-missing', at: header.at, expected: `header ${header.name}`, actual: 'none' }];
    }
    if (header.schema === undefined) return [];
    const pointer = header.schema.at;
    const forms: Json[] = [
      value,
      ...(/^-?\d+(\.\d+)?$/.test(value) ? [Number(value)] : []),
      ...(/^(true|false)$/.test(value) ? [value === 'true'] : []),
      value.split(/,\s*/),
      headerValueOf(spec.document, header, value),
    ];
    if (forms.some((form) => spec.schemas.check(pointer, form, 'response').length === 0)) return [];
    const [violation] = spec.schemas.check(pointer, value, 'response');
    return [
      {
        rule: 'header-schema',
        at: violation?.at ?? pointer,
        expected: `header ${header.name}: ${violation?.message}`,
        actual: show(value),
      },
    ];
  });
}
