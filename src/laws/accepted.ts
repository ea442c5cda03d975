import { Inconclusive } from '../context/world.ts';
import { essence } from '../spec/openapi/media.ts';
import type { Operation } from '../spec/operation.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';

/** A GET that documents several media types gives the one that `Accept` asks for. */
export function acceptedLaw(read: Operation): Law[] {
  const success = read.responses.find(({ status }) => status.startsWith('2'));
  const types = (success?.media ?? []).map(({ type }) => essence(type)).filter((type) => !type.includes('*'));
  if (read.method !== 'GET' || read.call !== undefined || types.length < 2) return [];
  const law: Law = {
    id: `${read.id}/law/as accepted`,
    title: 'each documented media type comes when it is asked for',
    operation: read,
    writes: false,
    async try(world) {
      if (world.suite.target.known.examplesExist) throw new Inconclusive('a mock knows one form of a thing');
      const breaches: LawFinding[] = [];
      for (const type of types) {
        const step = await world.ask(read, { headers: { accept: type } });
        const came = essence(step.exchange.response?.headers['content-type'] ?? '');
        if (step.ok && came !== '' && came !== type && !isSame(came, type))
          breaches.push(lawFinding('content-type', read, `${type}, as Accept asks`, came, step));
      }
      return breaches.slice(0, 1);
    },
  };
  return [law];
}

/** XML has two names, and so have others with a suffix. */
function isSame(one: string, other: string): boolean {
  const kind = (type: string) => type.replace(/^.*[/+]/, '');
  return kind(one) === kind(other);
}
