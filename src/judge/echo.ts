import { type HttpResponse, jsonOf } from '../http/exchange.ts';
import type { Probe } from '../probes/probe.ts';
import { isObject } from '../shared/json.ts';
import { idIn } from '../spec/resource.ts';
import { show } from './finding.ts';
import type { JudgedFinding } from './judged-finding.ts';

/** An answer that names the thing it is about names the one that was asked for. */
export function judgeEcho({ draft, operation }: Probe, response: HttpResponse): JudgedFinding[] {
  const body = response.status < 300 ? jsonOf(response) : undefined;
  if (draft === undefined || !isObject(body) || operation.method === 'POST') return [];
  return Object.entries(draft.path).flatMap(([name, sent]): JudgedFinding[] => {
    if (!operation.path.endsWith(`{${name}}`)) return [];
    const said = idIn(body, name);
    const isSame =
      said === undefined || said === sent || (!(name in body) && shapeOf(said) !== shapeOf(sent));
    if (isSame) return [];
    return [
      {
        rule: 'value-contradicts',
        at: operation.at,
        expected: `${name} is ${show(sent)}`,
        actual: show(said),
      },
    ];
  });
}

/** Two ids of one kind look alike; a number is no name. */
function shapeOf(id: string): string {
  return /^\d+$/.test(id) ? 'number' : `${/^[0-9a-f-]+$/i.test(id) ? 'hex' : 'text'} ${id.length}`;
}
