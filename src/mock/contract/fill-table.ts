import { examplesOf, type Operation, type Response } from '../../spec/operation.ts';
import type { Prism, PrismAnswer, ResponseChoice } from '../prism/prism.ts';
import { isNegotiated } from '../request/negotiated.ts';
import {
  type AnswerRow,
  type AnswerTable,
  defaultSuccess,
  rowKey,
  standIns,
  unknown,
} from './answer-table.ts';

/** The table of all answers that Prism has for these operations. */
export async function fillTable(operations: readonly Operation[], prism: Prism): Promise<AnswerTable> {
  const rows: AnswerRow[] = [];
  const places = new Map<string, number>();
  const index: Record<string, number> = {};
  const put = (key: string, answer: PrismAnswer) => {
    const row = rowOf(answer);
    const text = JSON.stringify(row);
    const place = places.get(text) ?? rows.push(row) - 1;
    places.set(text, place);
    index[key] = place;
  };
  for (const operation of operations) {
    for (const status of statusesOf(operation)) {
      for (const example of examplesAt(operation, status))
        for (const type of typesAt(operation, status))
          put(
            rowKey({ operation, status, example, type }),
            await ask(prism, operation, { status, example, type }),
          );
    }
  }
  return { rows, index };
}

interface Asked {
  readonly status: string;
  readonly example: string;
  readonly type: string;
}

function ask(prism: Prism, operation: Operation, { status, example, type }: Asked): Promise<PrismAnswer> {
  const wanted: ResponseChoice = {
    ...(status === '' ? {} : { code: Number(status === unknown ? standIns.status : numberOf(status)) }),
    ...(example === '' ? {} : { example: example === unknown ? standIns.example : example }),
  };
  const { method, path: route } = operation;
  const path = route.replace(/\{[^}]+\}/g, 'x');
  const headers: Record<string, string> =
    type === '' ? {} : { accept: type === unknown ? standIns.type : type };
  return prism.give({ method, path, route, query: {}, headers, body: undefined }, wanted);
}

function statusesOf({ responses }: Operation): string[] {
  const known = responses.map(({ status }) => status);
  return ['', unknown, ...known, ...(known.includes('default') ? [defaultSuccess] : [])];
}

/** `4XX` is asked for as 400, `default` as a status that nothing else covers. */
function numberOf(status: string): string {
  if (status === defaultSuccess) return standIns.success;
  return status === 'default' ? standIns.status : status.replace(/X/gi, '0');
}

function examplesAt({ responses }: Operation, status: string): string[] {
  const shown = responses
    .filter((one) => status === '' || one.status === status.replace(defaultSuccess, 'default'))
    .flatMap(examplesOf);
  return [...new Set(['', unknown, ...shown.map(({ name }) => name)])];
}

/** Prism falls back from one status to another: each type that any of them may have is asked for. */
function typesAt(operation: Operation, status: string): string[] {
  if (!isNegotiated(operation)) return [''];
  const own = operation.responses.filter(
    (one: Response) => status === '' || one.status === status.replace(defaultSuccess, 'default'),
  );
  return [...new Set(['', unknown, ...own.flatMap(({ media }) => media.map(({ type }) => type))])];
}

function rowOf({ status, headers, body, violations, own }: PrismAnswer): AnswerRow {
  return {
    status,
    headers,
    ...(body === undefined || own ? {} : { body }),
    ...(violations.length === 0 ? {} : { violations }),
    ...(own ? { own } : {}),
  };
}
