import { isObject } from '../shared/json.ts';
import { at } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import { type Resource, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';

const departing =
  /^(e?-?mails?|sms|messages?|invitations?|invites?|payments?|charges?|refunds?|transfers?|payouts?)$/i;

const sending =
  /^(send|resend|notify|notifications?|invite|pay|charge|refund|transfer|payout|forward|remind)$/i;

/** What leaves the server once it is made, and comes back by no deletion. */
export function sentAway({ create }: Resource): string | undefined {
  const last = create === undefined ? '' : (withoutSlash(create.path).split('/').at(-1) ?? '');
  return departing.test(last) ? `${last} that are sent do not come back` : undefined;
}

/** A call below a thing that reaches somebody outside: the thing can be deleted, the mail cannot. */
export function leavesBy({ method, path }: Operation, resource: Resource): string | undefined {
  const below = withoutSlash(path).split('/').slice(withoutSlash(resource.path).split('/').length);
  const words = below
    .filter((part) => !part.startsWith('{'))
    .flatMap((part) => part.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/));
  const word = method === 'POST' ? words.find((one) => departing.test(one) || sending.test(one)) : undefined;
  return word === undefined ? undefined : `what ${method} ${path} sends does not come back`;
}

/** A DELETE that says of itself that it puts away, or lets go: what was made is still there afterwards. */
export function keptAway(spec: Spec, { remove }: Resource): string | undefined {
  const declared = remove === undefined ? undefined : at(spec.document, remove.at);
  const summary = isObject(declared) && typeof declared.summary === 'string' ? declared.summary : '';
  const says = [remove?.id ?? '', summary].find((text) => kept.test(text));
  return says === undefined ? undefined : `${remove?.method} ${remove?.path} does not delete (${says})`;
}

const kept = /archiv|trash|soft[-_ ]?delet|deactivat|disabl|recycl|expir|suspend/i;
