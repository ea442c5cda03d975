import { Inconclusive, type RequestOverrides, type Step, type World } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import type { Operation } from '../spec/operation.ts';
import { asDocumented } from '../spec/remote/views.ts';
import { endsSession } from '../spec/session-end.ts';
import type { Spec } from '../spec/spec.ts';
import { wordsAt } from '../spec/words-at.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';

/**
 * A login lets in: the token that it gives to the document's example is taken, another password gives none, and after
 * the logout the token is refused.
 */
export function loginLaw(spec: Spec): Law[] {
  const login = spec.operations.find(isLogin);
  const closed = login === undefined ? undefined : spec.operations.find((one) => showsWho(one));
  if (login === undefined || closed === undefined) return [];
  const law: Law = {
    id: `${login.id}/law/lets in`,
    title: 'the token of a login lets in until it ends, and nothing else gives one',
    operation: login,
    writes: true,
    async try(world) {
      if (world.suite.target.known.examplesExist) throw new Inconclusive('a mock knows no sessions');
      const first = await world.ask(login);
      const token = tokenIn(first);
      // An example need not be anybody's real password
      if (token === undefined) throw new Inconclusive(`the example of ${login.id} does not log in`);
      const taken = await world.ask(closed, shown(token));
      if (!taken.ok)
        return [lawFinding('valid-refused', closed, 'the token of a login is taken', said(taken), taken)];
      return [...(await refusesOthers(world, login)), ...(await ends(world, spec, login, closed, token))];
    },
  };
  return [law];
}

/** Another password than the example's gives no token. */
async function refusesOthers(world: World, login: Operation): Promise<LawFinding[]> {
  const body = world.body(login, 'login');
  const name = isObject(body) ? Object.keys(body).find(isPassword) : undefined;
  if (!isObject(body) || name === undefined) return [];
  const step = await world.ask(login, { body: { ...body, [name]: `${String(body[name])}-not` } });
  return tokenIn(step) === undefined
    ? []
    : [lawFinding('credentials-ignored', login, 'no token for another password', said(step), step)];
}

/** A logout ends the session of its token, and where the document says so no other one. */
async function ends(
  world: World,
  spec: Spec,
  login: Operation,
  closed: Operation,
  token: string,
): Promise<LawFinding[]> {
  const logout = spec.operations.find((one) => endsSession(spec, one) && asksNothing(one) && isBearer(one));
  const other = logout === undefined ? undefined : tokenIn(await world.ask(login));
  if (logout === undefined || other === undefined) return [];
  const step = await world.ask(logout, shown(token));
  if (!step.ok) return [lawFinding('valid-refused', logout, 'a logout', said(step), step)];
  const after = await world.ask(closed, shown(token));
  if (after.ok)
    return [
      lawFinding('credentials-ignored', logout, 'its token is refused after a logout', said(after), after),
    ];
  const isOfOne = /\b(the|its|this|own|current) (session|token)\b/i.test(wordsAt(spec, logout));
  if (!isOfOne || other === token) return [];
  const left = await world.ask(closed, shown(other));
  if (!left.ok)
    return [
      lawFinding('law-others-untouched', logout, 'the other session goes on after it', said(left), left),
    ];
  await world.ask(logout, shown(other));
  return [];
}

function isLogin(operation: Operation): boolean {
  const { method, security, body } = operation;
  const isOpen = security.length === 0 || security.some((set) => set.length === 0);
  const example = mediaOf(body)?.examples[0]?.value;
  return method === 'POST' && isOpen && isObject(example) && Object.keys(example).some(isPassword);
}

/** True for a request without arguments that shows something to whoever is let in. */
function showsWho(operation: Operation): boolean {
  const { id, path, method } = operation;
  const isAsking = method === 'GET' || /who_?am_?i|(^|[./_-])(me|self|profile)$/i.test(`${path} ${id}`);
  return isAsking && asksNothing(operation) && isBearer(operation);
}

function asksNothing(operation: Operation): boolean {
  const { body, parameters } = asDocumented(operation);
  return body?.required !== true && parameters.every(({ required }) => !required);
}

function isBearer({ security }: Operation): boolean {
  return security.some(([one, ...others]) => one?.kind === 'bearer' && others.length === 0);
}

function shown(token: string): RequestOverrides {
  return { as: 'nobody', headers: { authorization: `Bearer ${token}` } };
}

/** The token of an answer, by its name. */
function tokenIn({ ok, json }: Step): string | undefined {
  const inner = isObject(json)
    ? Object.values(json).filter((value): value is JsonObject => isObject(value))
    : [];
  const all = ok && isObject(json) ? [json, ...inner].flatMap((one) => Object.entries(one)) : [];
  const isToken = ([name, value]: [string, Json]) =>
    /^(access_?|auth_?|bearer_?|session_?|id_?)?(token|jwt)$/i.test(name) && typeof value === 'string';
  return all.filter(isToken).map(([, value]) => String(value))[0];
}

const isPassword = (name: string) => /^(password|passwd|passphrase|pin|secret|client_?secret)$/i.test(name);

const said = ({ status }: Step) => `status ${status}`;
